package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Sealed.Parameter;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The texts of a command that become the content of documents: what a mask showed must not be among them. */
final class WrittenDocuments {
    private WrittenDocuments() {}

    static List<Parameter> in(Command.Write write) {
        Stream<BsonDocument> documents = switch (write) {
            case Command.Insert(var _, var each) -> each.stream();
            case Command.Update(var _, var changes) ->
                changes.stream().flatMap(change -> change.updates().values().stream());
            case Command.FindAndModify modify -> modify.updates().values().stream();
            case Command.Delete _ -> Stream.empty();
        };
        return documents
                .flatMap(WrittenDocuments::texts)
                .<Parameter>map(text -> new Parameter.Bound(new Value.Text(text)))
                .toList();
    }

    private static Stream<String> texts(BsonValue value) {
        return switch (value.getBsonType()) {
            case DOCUMENT -> value.asDocument().values().stream().flatMap(WrittenDocuments::texts);
            case ARRAY -> value.asArray().stream().flatMap(WrittenDocuments::texts);
            case STRING -> Stream.of(value.asString().getValue());
            default -> Stream.empty();
        };
    }
}
