package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.TableObligation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;

/** An engine on a database of its own, whose commands are sealed by hand. */
@OnServers(engine = ServerEngine.MONGODB)
abstract class OnDocuments {
    static final Limits WIDE = new Limits(100_000, 1 << 30, 1 << 20, 100, Duration.ofSeconds(60));

    final DocumentDatabase own;
    private final MongoEngine engine;

    OnDocuments(DocumentDatabase own, String... commands) throws EngineFailure {
        this.own = own;
        own.database().drop();
        own.run(commands);
        this.engine = open(settings(own, 4));
    }

    static MongoEngine open(SourceSettings settings) throws EngineFailure {
        return (MongoEngine) new MongoProvider().open(settings);
    }

    static SourceSettings settings(DocumentDatabase own, int connections) {
        return new SourceSettings(
                "shop",
                own.host() + ":" + own.port(),
                own.name(),
                List.of(),
                "",
                () -> "",
                new SourceSettings.Tls.Off(),
                connections,
                WIDE,
                Map.of());
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    MongoEngine engine() {
        return engine;
    }

    MongoCollection collection(String name) {
        return engine.catalog().collection(name).orElseThrow();
    }

    Sealed seal(OperationKind kind, String rendering, Limits limits, String... collections) {
        boolean answers = kind == OperationKind.READ || rendering.contains("findAndModify");
        return new Sealed(
                kind,
                MongoDocuments.bytes(BsonDocument.parse(rendering)),
                List.of(),
                List.of(),
                engine.catalog()
                        .closure(Stream.of(collections).map(this::collection).toList()),
                answers ? List.of(new OutputColumn("document", Origin.CLEAR, "document")) : List.of(),
                List.of(),
                limits);
    }

    Reading.Understood understood(String command) {
        Statement statement =
                new Statement(new Statement.Body.Command(MongoDocuments.bytes(BsonDocument.parse(command))), List.of());
        return (Reading.Understood) engine.read(statement, engine.catalog());
    }

    /** Everything is shown as it is. */
    static Obligations clear(Reading.Understood understood, Limits limits) {
        MongoTree tree = (MongoTree) understood.tree();
        Map<Integer, TableObligation> references = new TreeMap<>();
        for (Effect effect : tree.effects()) {
            if (!effect.cause().standsInStatement()) {
                continue;
            }
            Map<String, Disclosure> columns = new TreeMap<>();
            tree.catalog()
                    .object(effect.target())
                    .ifPresent(object ->
                            object.columns().forEach(column -> columns.put(column.name(), new Disclosure.Clear())));
            references.put(
                    effect.reference(), new TableObligation("grant", effect.target(), columns, Optional.empty()));
        }
        return new Obligations(references, limits, false, List.of());
    }

    Sealed reading(String command, String... collections) {
        return seal(OperationKind.READ, "{command: " + command + "}", WIDE, collections);
    }

    List<BsonDocument> read(Sealed sealed) throws EngineFailure {
        try (Execution execution = TestRun.open(engine, sealed)) {
            List<BsonDocument> documents = documents(execution);
            execution.commit();
            return documents;
        }
    }

    EngineFailure failure(Sealed sealed) {
        return catchThrowableOfType(EngineFailure.class, () -> read(sealed));
    }

    static List<BsonDocument> documents(Execution execution) throws EngineFailure {
        List<BsonDocument> documents = new ArrayList<>();
        for (Optional<Batch> batch = execution.next(); batch.isPresent(); batch = execution.next()) {
            documents.addAll(documents(batch.get()));
        }
        return documents;
    }

    static List<BsonDocument> documents(Batch batch) {
        Batch.Buffers column = batch.columns().getFirst();
        ByteBuffer ends = ByteBuffer.wrap(column.offsets()).order(ByteOrder.LITTLE_ENDIAN);
        List<BsonDocument> documents = new ArrayList<>();
        for (int i = 0; i < batch.rows(); i++) {
            documents.add(
                    MongoDocuments.of(Arrays.copyOfRange(column.data(), ends.getInt(i * 4), ends.getInt(i * 4 + 4))));
        }
        return documents;
    }
}
