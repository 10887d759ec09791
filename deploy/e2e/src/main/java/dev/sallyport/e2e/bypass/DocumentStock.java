package dev.sallyport.e2e.bypass;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.sallyport.client.Query;
import dev.sallyport.e2e.CellText;
import dev.sallyport.e2e.CommandBytes;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.DocumentServer;
import dev.sallyport.v1.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A database with documents. */
record DocumentStock(DocumentDatabase database) implements Stock {
    private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct", "explain");
    /** CommandNotFound, CommandNotSupported, InvalidPipelineOperator, NotImplemented, an unknown stage. */
    private static final Set<Integer> LACKING = Set.of(59, 115, 168, 238, 40324);

    private static final BsonDocument ALL = new BsonDocument();

    /** What the fixture says besides its documents; what a server does not take of it is told. */
    private static final List<String> MORE = List.of(
            "{createIndexes: 'users', indexes: [{key: {ssn: 1}, name: 'ssn_1', unique: true}]}",
            "{createIndexes: 'tickets', indexes: [{key: {body: 'text'}, name: 'body_text'}]}",
            "{create: 'users_view', viewOn: 'users', pipeline: [{$project: {name: 1, taxRef: '$ssn'}}]}",
            "{create: 'metrics', timeseries: {timeField: 'ts', metaField: 'meta'}}");

    static DocumentStock load(DocumentServer server, String fixture) {
        DocumentStock stock = new DocumentStock(server.createDatabase());
        stock.database.load(BsonDocument.parse(fixture));
        for (String command : MORE) {
            try {
                stock.database.run(command);
            } catch (MongoException e) {
                System.err.println("the server does not take `" + command + "` of the fixture: " + e.getMessage());
            }
        }
        return stock;
    }

    private MongoDatabase documents() {
        return database.database();
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return documents().getCollection(name, BsonDocument.class);
    }

    @Override
    public String schema() {
        return "";
    }

    /** The paths of all values that stand in a document, also in the elements of arrays, and none that a name with a dot makes. */
    @Override
    public List<String> columns() {
        Set<String> paths = new TreeSet<>();
        for (String name : documents().listCollectionNames()) {
            collection(name).find().forEach(document -> add(name, document, paths));
        }
        return paths.stream()
                .filter(path -> paths.stream().noneMatch(other -> other.startsWith(path + ".")))
                .toList();
    }

    private static void add(String path, BsonValue value, Set<String> paths) {
        if (value.isDocument() && !value.asDocument().isEmpty()) {
            value.asDocument().forEach((key, inner) -> {
                if (!key.contains(".")) {
                    add(path + "." + key, inner, paths);
                }
            });
        } else if (value.isArray() && !value.asArray().isEmpty()) {
            value.asArray().forEach(element -> add(path, element, paths));
        } else {
            paths.add(path);
        }
    }

    @Override
    public List<Verb> definitions() {
        return List.of(Verb.VERB_DDL);
    }

    @Override
    public void empower(String role) {
        documents().runCommand(BsonDocument.parse("{dropUser: '" + role + "'}"));
        database.createUser(role, Rig.ROLE_PASSWORD, "dbOwner");
    }

    @Override
    public DocumentStock copy() {
        DocumentDatabase copy = database.server().createDatabase();
        copy.become(database);
        return new DocumentStock(copy);
    }

    @Override
    public void become(Stock template) {
        database.become(((DocumentStock) template).database);
    }

    @Override
    public void mask() {
        documents().runCommand(BsonDocument.parse("{dropIndexes: 'users', index: 'ssn_1'}"));
        MongoCollection<BsonDocument> users = collection("users");
        for (BsonDocument user : users.find().into(new ArrayList<>())) {
            users.replaceOne(new BsonDocument("_id", user.get("_id")), MaskedUser.of(user));
        }
    }

    @Override
    public void remove(HiddenRows hidden) {
        BsonValue value =
                hidden.isText() ? new BsonString(hidden.value()) : new BsonInt64(Long.parseLong(hidden.value()));
        collection(hidden.table()).deleteMany(new BsonDocument(hidden.column(), new BsonDocument("$ne", value)));
    }

    /** Fewer of them. */
    @Override
    public void change(HiddenRows hidden) {
        remove(hidden);
    }

    @Override
    public Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        for (BsonDocument entry : documents().listCollections(BsonDocument.class)) {
            String name = entry.getString("name").getValue();
            Stream<BsonDocument> indexes = entry.getString("type").getValue().equals("view")
                    ? Stream.of()
                    : collection(name).listIndexes(BsonDocument.class).into(new ArrayList<>()).stream();
            Stream<BsonDocument> all = collection(name).find(ALL).into(new ArrayList<>()).stream();
            List<String> texts = Stream.of(Stream.of(entry.getDocument("options", ALL)), indexes, all)
                    .flatMap(each -> each)
                    .map(BsonDocument::toJson)
                    .sorted()
                    .toList();
            digests.put(name, texts.toString());
        }
        digests.put(
                "databases",
                database.server()
                        .owner()
                        .listDatabaseNames()
                        .into(new TreeSet<>())
                        .toString());
        return digests;
    }

    @Override
    public Raw.Answer run(String operation, List<String> parameters) {
        BsonDocument command = BsonDocument.parse(operation);
        try {
            return new Raw.Answer.Rows(READS.contains(command.getFirstKey()) ? rows(command) : undone(command));
        } catch (MongoException e) {
            return new Raw.Answer.Failed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<String> lacking(String operation) {
        BsonDocument command = BsonDocument.parse(operation);
        if (!READS.contains(command.getFirstKey()) || operation.contains("$out") || operation.contains("$merge\"")) {
            return Optional.empty();
        }
        try {
            var _ = rows(command);
            return Optional.empty();
        } catch (MongoCommandException e) {
            return Optional.of(e.getErrorCodeName()).filter(_ -> LACKING.contains(e.getErrorCode()));
        }
    }

    private List<List<String>> rows(BsonDocument command) {
        BsonDocument reply = documents().runCommand(command, BsonDocument.class);
        return RawDocuments.of(reply).stream().map(DocumentStock::row).toList();
    }

    private static List<String> row(BsonDocument document) {
        return List.of(Reply.cell(CellText.of(document)));
    }

    private List<List<String>> undone(BsonDocument command) {
        try (ClientSession session = database.server().owner().startSession()) {
            session.startTransaction();
            var _ = documents().runCommand(session, command);
            session.abortTransaction();
            return List.of();
        }
    }

    @Override
    public Query query(String operation, List<String> parameters) {
        return Query.command(Rig.SOURCE, CommandBytes.of(operation));
    }

    @Override
    public String plain() {
        return "{\"find\": \"products\"}";
    }

    @Override
    public void close() {
        database.close();
    }
}
