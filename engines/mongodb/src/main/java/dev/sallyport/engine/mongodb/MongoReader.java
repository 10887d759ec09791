package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

/** From a document to a command of the closed set: all of it is understood, or it is refused. */
final class MongoReader {
    private MongoReader() {}

    static Reading read(Statement statement, MongoCatalog catalog) {
        return switch (statement.body()) {
            case Statement.Body.Command(byte[] bson) ->
                statement.parameters().isEmpty() ? read(bson, catalog) : noParameters();
            case Statement.Body.Text _ -> noText();
            case Statement.Body.InOrder _ -> noList();
        };
    }

    private static Reading read(byte[] bson, MongoCatalog catalog) {
        try {
            return understood(CommandDocument.read(bson), catalog);
        } catch (Refused e) {
            return refused(e.refusal());
        }
    }

    private static Reading understood(BsonDocument document, MongoCatalog catalog) {
        if (document.isEmpty()) {
            throw Refused.wrongValue(Place.COMMAND, "a command, its name first");
        }
        String name = document.getFirstKey();
        Sources sources = new Sources(catalog);
        Fields fields = Fields.of(document, Place.COMMAND);
        OptionsReader options = new OptionsReader(catalog.database());
        ReadReader reads = new ReadReader(sources, options);
        WriteReader writes = new WriteReader(sources, options);
        DefinitionReader definitions = new DefinitionReader(sources, options, catalog);
        Read read = switch (name) {
            case "find" -> read(reads.find(fields), sources);
            case "aggregate" -> read(reads.aggregate(fields), sources);
            case "count" -> read(reads.count(fields), sources);
            case "distinct" -> read(reads.distinct(fields), sources);
            case "insert" -> writes.insert(fields);
            case "update" -> writes.update(fields);
            case "delete" -> writes.delete(fields);
            case "findAndModify", "findandmodify" -> writes.findAndModify(fields, name);
            case "create" -> definitions.create(fields);
            case "drop" -> definitions.drop(fields);
            case "createIndexes" -> definitions.createIndexes(fields);
            case "dropIndexes" -> definitions.dropIndexes(fields);
            default -> throw Refused.unknownCommand(name);
        };
        fields.end();
        MongoTree tree = new MongoTree(read.command, sources.references(), read.operation.effects(), catalog);
        return new Reading.Understood(read.operation, tree, CommandShape.of(document));
    }

    /** A command and what it comes to. */
    record Read(Command command, Operation operation) {}

    private static Read read(Command.Read command, Sources sources) {
        List<Effect> effects =
                sources.references().stream().map(MongoReader::read).toList();
        return new Read(command, new Operation(effects, Set.of(), Set.of()));
    }

    private static Effect read(Source.Collection source) {
        List<String> columns = source.collection().paths();
        Set<String> read = source.usage().read(columns);
        return Effect.reads(
                source.reference(),
                source.collection().description().name(),
                read,
                source.usage().tested(columns),
                read);
    }

    private static Reading refused(Refusal refusal) {
        return new Reading.Opaque(refusal, OperationKind.UNKNOWN);
    }

    private static Reading noText() {
        return refused(new Refusal(
                Reason.MALFORMED,
                "the source takes commands as documents, and a text was sent",
                "mongodb.statement",
                "send the command as a document in `bson_command`"));
    }

    private static Reading noParameters() {
        return refused(new Refusal(
                Reason.BAD_PARAMETER,
                "a command holds its values itself, and parameters were sent beside it",
                "parameters.count",
                "put each value where it belongs in the document"));
    }

    private static Reading noList() {
        return refused(new Refusal(
                Reason.UNSUPPORTED,
                "several commands in order are one transaction, which this engine does not do yet",
                "mongodb.statement",
                "send one command at a time"));
    }
}
