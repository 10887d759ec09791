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
    private static final List<String> LEFT = List.of(
            person(1, "acme", 3, "10", "'111-11-1111'", "'ann@one.example'", "100", "'p1'", "['v1', ['v2']]", "{no: '4111'}"),
            person(2, "acme", 2, "20", "'222-22-2222'", "'bob@two.example'", "9000", "'p2'", "['v3', ['v4']]", "{no: '4222'}"),
            person(3, "acme", 5, "30", "'333-33-3333'", "'cyd@two.example'", "50", "{x: 1}", "['v5', ['v6']]", "{no: '4333'}"),
            person(4, "other", 0, "no number", "'444'", "'x@y'", "1", "1", "[]", "{no: '1'}"),
            person(5, "ACME", 0, "zzz", "'555'", "'x@y'", "2", "2", "[]", "{no: '2'}"));

    private static final List<String> RIGHT = List.of(
            person(1, "acme", 3, "10", "'999-99-9999'", "'amy@one.example'", "109", "1", "['w1', ['w2']]", "{no: '9111'}"),
            person(2, "acme", 2, "20", "'022-22-2222'", "'bo@two.example'", "9001", "[3]", "['w3', ['w4']]", "{no: 'a', more: 1}"),
            person(3, "acme", 5, "30", "'133-33-3333'", "'c@two.example'", "59", "null", "['w5', ['w6']]", "{no: '3'}"),
            person(4, "other", 7, "12", "'1'", "'q@y'", "7", "9", "['w']", "{}"),
            person(7, "acme ", 1, "13", "'2'", "'q@y'", "7", "9", "['w']", "{}"));

    private static final List<String> CANARIES =
            List.of("v1", "v2", "v3", "v4", "v5", "v6", "111-", "222-", "333-", "p1", "p2", "@y", "no number", "zzz");

    private final MongoDatabase database;
    private final Scene scene = scene();

    PairIT(DocumentDatabase own) {
        this.database = own.database();
    }

    private static String person(
            int id, String tenant, int n, String name, String ssn, String mail, String pay, String gone, String tags, String card) {
        return ("{_id: %d, tenant: '%s', n: %d, name: '%s', ssn: %s, mail: %s, pay: %s, gone: %s, tags: %s, at: {card: %s, city: 'c%d',"
                        + " born: {$date: '19%d-0%d-0%dT00:00:00Z'}}, unknown%s: 1}")
                .formatted(
                        id, tenant, n, name, ssn, mail, pay, gone, tags, card, id % 2, 70 + id, 1 + id % 3, 1 + ssn.length() % 7,
                        ssn.charAt(1));
    }

    private static Scene scene() {
        return new Scene()
                .collection(
                        "people",
                        "{_id: 1, tenant: 'x', n: 1, name: 'x', ssn: 'x', mail: 'x', pay: 1, gone: 'x', tags: ['x', ['y']],"
                                + " at: {card: {no: 'x'}, city: 'x', born: {$date: 0}}}")
                .collection("cities", "{_id: 'c0', size: 1}")
                .view("seen", "people", "[{$match: {n: {$gt: 0}}}, {$project: {name: 1, secret: '$ssn', pay: 1}}]", "_id", "name", "secret", "pay")
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

    private void fill(String side, List<String> people) {
        people.forEach(person -> insert(side + "people", person));
        insert(side + "cities", "{_id: 'c0', size: 3}");
        insert(side + "cities", "{_id: 'c1', size: 4}");
    }

    private void insert(String collection, String document) {
        database.getCollection(collection, BsonDocument.class).insertOne(BsonDocument.parse(document));
    }

    static Stream<String> commands() {
        try (InputStream text = Objects.requireNonNull(PairIT.class.getResourceAsStream("pair.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList()
                    .stream();
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
        long refused = all.stream().filter(line -> scene.read(BsonDocument.parse(line)) instanceof Reading.Opaque).count();
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
            return database.runCommand(rendered, RawBsonDocument.class).getDocument("cursor").getArray("firstBatch").stream()
                    .map(each -> each.asDocument().toJson())
                    .toList();
        } catch (MongoCommandException e) {
            return List.of("error " + e.getErrorCode());
        }
    }
}
