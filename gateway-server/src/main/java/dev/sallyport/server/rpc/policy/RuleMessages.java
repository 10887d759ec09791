package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.Mask;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.v1.ConstantMask;
import dev.sallyport.v1.EmailShape;
import dev.sallyport.v1.GeneralizeMask;
import dev.sallyport.v1.HashMask;
import dev.sallyport.v1.MonthGrain;
import dev.sallyport.v1.NullMask;
import dev.sallyport.v1.PartialMask;
import dev.sallyport.v1.RedactMask;
import dev.sallyport.v1.YearGrain;

/** Masks of the wire as masks of the model, and back. */
final class RuleMessages {
    private RuleMessages() {}

    /** @throws RefusedException naming the field that is not well formed */
    static ColumnRule masked(dev.sallyport.v1.Mask message, String field) {
        return new ColumnRule.Masked(mask(message, field));
    }

    static Mask mask(dev.sallyport.v1.Mask message, String field) {
        return switch (message.getKindCase()) {
            case NULL -> new Mask.Null();
            case CONSTANT -> new Mask.Constant(message.getConstant().getText());
            case REDACT -> new Mask.Redact();
            case PARTIAL -> new Mask.Partial(shape(message.getPartial(), field + ".partial"));
            case GENERALIZE -> new Mask.Generalize(grain(message.getGeneralize(), field + ".generalize"));
            case HASH -> new Mask.Hash();
            case DOCUMENT -> DocumentMessages.document(message.getDocument(), field + ".document");
            case KIND_NOT_SET ->
                throw Malformed.missing(
                        field, "one of `null`, `constant`, `redact`, `partial`, `generalize`, `hash`, `document`");
        };
    }

    private static Mask.Shape shape(PartialMask message, String field) {
        return switch (message.getShapeCase()) {
            case EMAIL -> new Mask.Shape.Email();
            case LAST -> new Mask.Shape.Last(characters(message.getLast(), field + ".last"));
            case FIRST -> new Mask.Shape.First(characters(message.getFirst(), field + ".first"));
            case SHAPE_NOT_SET -> throw Malformed.missing(field, "one of `email`, `last`, `first`");
        };
    }

    private static int characters(int number, String field) {
        if (number < 1) {
            throw Malformed.field(field, Integer.toUnsignedString(number), "1 to 2147483647");
        }
        return number;
    }

    private static Mask.Grain grain(GeneralizeMask message, String field) {
        return switch (message.getGrainCase()) {
            case MONTH -> new Mask.Grain.Month();
            case YEAR -> new Mask.Grain.Year();
            case BUCKET -> {
                if (message.getBucket() < 1) {
                    throw Malformed.field(field + ".bucket", Long.toString(message.getBucket()), "at least 1");
                }
                yield new Mask.Grain.Bucket(message.getBucket());
            }
            case GRAIN_NOT_SET -> throw Malformed.missing(field, "one of `month`, `year`, `bucket`");
        };
    }

    static dev.sallyport.v1.Mask message(Mask mask) {
        dev.sallyport.v1.Mask.Builder message = dev.sallyport.v1.Mask.newBuilder();
        switch (mask) {
            case Mask.Null() -> message.setNull(NullMask.getDefaultInstance());
            case Mask.Constant(String text) ->
                message.setConstant(ConstantMask.newBuilder().setText(text));
            case Mask.Redact() -> message.setRedact(RedactMask.getDefaultInstance());
            case Mask.Partial(var shape) -> message.setPartial(message(shape));
            case Mask.Generalize(var grain) -> message.setGeneralize(message(grain));
            case Mask.Hash() -> message.setHash(HashMask.getDefaultInstance());
            case Mask.Document(var tree) -> message.setDocument(DocumentMessages.message(tree));
        }
        return message.build();
    }

    private static PartialMask message(Mask.Shape shape) {
        return switch (shape) {
            case Mask.Shape.Email() ->
                PartialMask.newBuilder()
                        .setEmail(EmailShape.getDefaultInstance())
                        .build();
            case Mask.Shape.Last(int characters) ->
                PartialMask.newBuilder().setLast(characters).build();
            case Mask.Shape.First(int characters) ->
                PartialMask.newBuilder().setFirst(characters).build();
        };
    }

    private static GeneralizeMask message(Mask.Grain grain) {
        return switch (grain) {
            case Mask.Grain.Month() ->
                GeneralizeMask.newBuilder()
                        .setMonth(MonthGrain.getDefaultInstance())
                        .build();
            case Mask.Grain.Year() ->
                GeneralizeMask.newBuilder()
                        .setYear(YearGrain.getDefaultInstance())
                        .build();
            case Mask.Grain.Bucket(long width) ->
                GeneralizeMask.newBuilder().setBucket(width).build();
        };
    }
}
