package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.operation.Reason;

/** Why a definition was not kept, in our own words. */
final class MongoDefinitionErrors {
    private MongoDefinitionErrors() {}

    static EngineFailure nameTaken(String code) {
        return SourceFailure.of(Reason.CONSTRAINT, "a name is taken", "choose another name", code);
    }

    static EngineFailure failure(MongoFault fault) {
        String code = fault.errorClass();
        return switch (fault.code()) {
            // NamespaceExists, IndexAlreadyExists
            case 48, 68 -> nameTaken(code);
            // IndexOptionsConflict, IndexKeySpecsConflict
            case 85, 86 ->
                SourceFailure.of(
                        Reason.CONSTRAINT,
                        "an index of that name or of these keys is there already",
                        "look at the indexes, and drop that one first or choose another name",
                        code);
            // IndexNotFound
            case 27 ->
                SourceFailure.of(
                        Reason.CONSTRAINT, "there is no index of that name", "look up its name, and write that", code);
            // DuplicateKey and its older numbers, DocumentValidationFailure, CannotIndexParallelArrays
            case 11000, 11001, 12582, 121, 171 ->
                SourceFailure.of(
                        Reason.CONSTRAINT,
                        "the documents that are there do not fulfil it",
                        "look at the documents, and correct them first",
                        code);
            // CannotCreateIndex, InvalidIndexSpecificationOption, InvalidOptions
            case 67, 197, 72 -> SourceFailure.notAccepted(code);
            default -> MongoErrors.failure(fault);
        };
    }
}
