package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two databases that differ in what is masked, withheld or hidden, and in nothing else: every command is answered alike, errors
 * too.
 */
@OnServers(ServerKind.DOCUMENTDB)
final class PairIT {
    private static final String LEFT = """
            {_id: 1, tenant: 'acme', n: 3, name: '10', ssn: '111-11-1111', mail: 'ann@one.example', pay: 100, gone: 'p1',\
             tags: ['v1', ['v2']], at: {card: {no: '4111'}, city: 'c1', born: {$date: '1971-02-07T00:00:00Z'}}, unknown1: 1}
            {_id: 2, tenant: 'acme', n: 2, name: '20', ssn: '222-22-2222', mail: 'bob@two.example', pay: 9000, gone: 'p2',\
             tags: ['v3', ['v4']], at: {card: {no: '4222'}, city: 'c0', born: {$date: '1972-03-07T00:00:00Z'}}, unknown2: 1}
            {_id: 3, tenant: 'acme', n: 5, name: '30', ssn: '333-33-3333', mail: 'cyd@two.example', pay: 50, gone: {x: 1},\
             tags: ['v5', ['v6']], at: {card: {no: '4333'}, city: 'c1', born: {$date: '1973-01-07T00:00:00Z'}}, unknown3: 1}
            {_id: 4, tenant: 'other', n: 0, name: 'no number', ssn: '444', mail: 'x@y', pay: 1, gone: 1,\
             tags: [], at: {card: {no: '1'}, city: 'c0', born: {$date: '1974-02-06T00:00:00Z'}}, unknown4: 1}
            {_id: 5, tenant: 'ACME', n: 0, name: 'zzz', ssn: '555', mail: 'x@y', pay: 2, gone: 2,\
             tags: [], at: {card: {no: '2'}, city: 'c1', born: {$date: '1975-03-06T00:00:00Z'}}, unknown5: 1}
            """;

    private static final String RIGHT = """
            {_id: 1, tenant: 'acme', n: 3, name: '10', ssn: '999-99-9999', mail: 'amy@one.example', pay: 109, gone: 1,\
             tags: ['w1', ['w2']], at: {card: {no: '9111'}, city: 'c1', born: {$date: '1971-02-08T00:00:00Z'}}, unknown9: 1}
            {_id: 2, tenant: 'acme', n: 2, name: '20', ssn: '022-22-2222', mail: 'bo@two.example', pay: 9001, gone: [3],\
             tags: ['w3', ['w4']], at: {card: {no: 'a', more: 1}, city: 'c0', born: {$date: '1972-03-08T00:00:00Z'}}, unknown0: 1}
            {_id: 3, tenant: 'acme', n: 5, name: '30', ssn: '133-33-3333', mail: 'c@two.example', pay: 59, gone: null,\
             tags: ['w5', ['w6']], at: {card: {no: '3'}, city: 'c1', born: {$date: '1973-01-08T00:00:00Z'}}, unknown1: 1}
            {_id: 4, tenant: 'other', n: 7, name: '12', ssn: '1', mail: 'q@y', pay: 7, gone: 9,\
             tags: ['w'], at: {card: {}, city: 'c0', born: {$date: '1974-02-04T00:00:00Z'}}, unknown1: 1}
            {_id: 7, tenant: 'acme ', n: 1, name: '13', ssn: '2', mail: 'q@y', pay: 7, gone: 9,\
             tags: ['w'], at: {card: {}, city: 'c1', born: {$date: '1977-02-04T00:00:00Z'}}, unknown2: 1}
            """;

    private static final List<String> CANARIES =
            List.of("v1", "v2", "v3", "v4", "v5", "v6", "111-", "222-", "333-", "p1", "p2", "@y", "no number", "zzz");

    private final MongoDatabase database;
    private final Scene scene = scene();

    PairIT(DocumentDatabase own) {
        this.database = own.database();
    }

    private static Scene scene() {
        return new Scene()
                .collection(
                        "people",
                        "{_id: 1, tenant: 'x', n: 1, name: 'x', ssn: 'x', mail: 'x', pay: 1, gone: 'x', tags: ['x', ['y']],"
                                + " at: {card: {no: 'x'}, city: 'x', born: {$date: 0}}}")
                .collection("cities", "{_id: 'c0', size: 1}")
                .view(
                        "seen",
                        "people",
                        "[{$match: {n: {$gt: 0}}}, {$project: {name: 1, secret: '$ssn', pay: 1}}]",
                        "_id",
                        "name",
                        "secret",
                        "pay")
                .masked("people/ssn", new Mask.Redact())
                .masked("people/mail", new Mask.Partial(new Mask.Shape.Email()))
                .masked("people/pay", new Mask.Generalize(new Mask.Grain.Bucket(10)))
                .masked("people/tags", new Mask.Null())
                .masked("people/at.card.no", new Mask.Partial(new Mask.Shape.Last(4)))
                .masked("people/at.born", new Mask.Generalize(new Mask.Grain.Year()))
                .withheld("people/gone")
                .filtered(
                        "people",
                        new RowFilter.Compare("tenant", Comparison.EQUAL, new Operand.Literal(new Value.Text("acme"))));
    }

    @BeforeEach
    void fill() {
        if (database.listCollectionNames().into(new ArrayList<>()).isEmpty()) {
            fill("l", LEFT);
            fill("r", RIGHT);
        }
    }

    private void fill(String side, String people) {
        people.lines().forEach(person -> insert(side + "people", person));
        insert(side + "cities", "{_id: 'c0', size: 3}");
        insert(side + "cities", "{_id: 'c1', size: 4}");
    }

    private void insert(String collection, String document) {
        database.getCollection(collection, BsonDocument.class).insertOne(BsonDocument.parse(document));
    }

    static Stream<String> commands() {
        try (InputStream text = Objects.requireNonNull(PairIT.class.getResourceAsStream("pair.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void answersTellNothingOfWhatIsNotShown(String line) {
        BsonDocument command = BsonDocument.parse(line);
        if (scene.read(command) instanceof Reading.Opaque opaque) {
            assertThat(opaque.refusal().nextStep()).isNotBlank();
            return;
        }
        List<String> left = answer("l", command);
        List<String> right = answer("r", command);

        assertThat(right).isEqualTo(left);
        CANARIES.stream()
                .filter(canary -> !line.contains(canary))
                .forEach(canary -> assertThat(String.join("\n", left)).doesNotContain(canary));
    }

    /** What is not answered tells nothing either; but most of these are. */
    @Test
    void mostAreAnswered() {
        List<String> all = commands().toList();
        long refused = all.stream()
                .filter(line -> scene.read(BsonDocument.parse(line)) instanceof Reading.Opaque)
                .count();
        List<String> failed = all.stream()
                .filter(line -> scene.read(BsonDocument.parse(line)) instanceof Reading.Understood)
                .filter(line -> answer("l", BsonDocument.parse(line)).toString().startsWith("[error"))
                .toList();
        assertThat(all).hasSizeGreaterThan(150);
        assertThat(refused).isLessThan(all.size() / 5L);
        assertThat(failed).hasSizeLessThan(all.size() / 4);
    }

    /** Of an error only the code leaves the engine. */
    private List<String> answer(String side, BsonDocument command) {
        try {
            BsonDocument rendered = BsonDocument.parse(scene.rendering(command)
                    .getDocument("command")
                    .toJson()
                    .replace("\"people\"", "\"" + side + "people\"")
                    .replace("\"cities\"", "\"" + side + "cities\""));
            return database
                    .runCommand(rendered, RawBsonDocument.class)
                    .getDocument("cursor")
                    .getArray("firstBatch")
                    .stream()
                    .map(each -> each.asDocument().toJson())
                    .toList();
        } catch (MongoCommandException e) {
            return List.of("error " + e.getErrorCode());
        }
    }
}
