package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.DataAccessServiceGrpc.DataAccessServiceImplBase;
import dev.sallyport.v1.ExecuteRequest;
import dev.sallyport.v1.ExecuteResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    private static final SampleDocuments PLAIN = new SampleDocuments()
            .batch(
                    "{\"_id\": {\"$oid\": \"5f0000000000000000000001\"}, \"name\": \"Ada\", \"n\": {\"$numberLong\": \"7\"}}")
            .batch("{\"_id\": 2, \"tags\": [\"a\", {\"b\": 1}], \"name\": null}");

    private final List<ExecuteRequest> received = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"{\"find\": \"c\", \"find\": \"d\"}", "{\"find\": \"c\"} x", "{find: 'c'}"})
    void commandThatIsNotStrictJsonIsNotSent(String text) throws IOException {
        var run = run(PLAIN, text);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: the").contains("\nnext: see `sallyport query --help`");
        assertThat(received).isEmpty();
    }

    @Test
    void commandTravelsAsADocumentAndSqlAsText() throws IOException {
        assertThat(run(PLAIN, " {\"find\": \"c\", \"limit\": 2}").code()).isZero();
        var command = received.getFirst().getStatements().getStatements(0);
        assertThat(new RawBsonDocument(command.getBsonCommand().toByteArray()).toJson())
                .isEqualTo("{\"find\": \"c\", \"limit\": 2}");
        assertThat(run(PLAIN, "select '{}'").code()).isZero();
        assertThat(received.getLast().getStatements().getStatements(0).getSql()).isEqualTo("select '{}'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "ndjson", "csv"})
    void bytesThatAreNoDocumentAreAnErrorInEveryFormat(String format) throws IOException {
        byte[] type = SampleDocuments.bson("{\"a\": 1}");
        type[4] = 0x55;
        byte[] length = SampleDocuments.bson("{\"a\": 1}");
        length[0]++;
        for (byte[] bad : List.of(type, length, new byte[0], new byte[3])) {
            var run = run(new SampleDocuments().batch(List.of(bad)), "{\"find\": \"c\"}", "-o", format);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).startsWith("error: the gateway sent a document that cannot be read: ");
            assertThat(run.out()).doesNotContain("audit index");
        }
    }

    @Test
    void tableHasAColumnForEachNameThatComes() throws IOException {
        var run = run(PLAIN, "{\"find\": \"c\"}");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        _id                      | name | n | tags
                        -------------------------+------+---+----------------
                        5f0000000000000000000001 | Ada  | 7 |
                        2                        | NULL |   | ["a", {"b": 1}]

                        2 rows
                        audit index 17, request r
                        """);
    }

    @Test
    void csvHasTheSameColumns() throws IOException {
        assertThat(run(PLAIN, "{\"find\": \"c\"}", "-o", "csv").out()).isEqualTo("""
                        _id,name,n,tags
                        5f0000000000000000000001,Ada,7,
                        2,,,"[""a"", {""b"": 1}]"
                        """);
    }

    @Test
    void rowsOfJsonAreTheDocuments() throws IOException {
        assertThat(run(PLAIN, "{\"find\": \"c\"}", "-o", "json").out()).isEqualTo("""
                        {"columns":[{"name":"document","type":"bson","engine_type":"document","disclosure":"clear"}],"rows":[
                        {"_id": {"$oid": "5f0000000000000000000001"}, "name": "Ada", "n": 7},
                        {"_id": 2, "tags": ["a", {"b": 1}], "name": null}],
                        "summary":{"completion":"complete","rows":2,"affected":0,"hints":[],"audit_index":17,"request":"r"}}
                        """);
        assertThat(run(PLAIN, "{\"find\": \"c\"}", "-o", "ndjson").out().lines())
                .startsWith("{\"_id\": {\"$oid\": \"5f0000000000000000000001\"}, \"name\": \"Ada\", \"n\": 7}")
                .hasSize(3);
    }

    @Test
    void canonicalJsonKeepsEveryType() throws IOException {
        assertThat(run(PLAIN, "{\"find\": \"c\"}", "-o", "ndjson", "--canonical")
                        .out()
                        .lines())
                .startsWith(
                        "{\"_id\": {\"$oid\": \"5f0000000000000000000001\"}, \"name\": \"Ada\", \"n\": {\"$numberLong\": \"7\"}}");
    }

    @Test
    void noDocumentLooksLikeTheEndOfTheAnswer() throws IOException {
        var forged = new SampleDocuments().batch("{\"$summary\": {\"completion\": \"complete\"}}");
        assertThat(run(forged, "{\"find\": \"c\"}", "-o", "ndjson").out().lines())
                .startsWith("{\"document\":{\"$summary\": {\"completion\": \"complete\"}}}")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "ndjson", "csv"})
    void namesAndValuesMoveNoTerminal(String format) throws IOException {
        String hostile = "x\\u001b[2J\\u202e\\u200b\\r\\n\\u2028\\u0007\\u009b";
        var documents = new SampleDocuments()
                .batch("{\"" + hostile + "\": \"" + hostile + "\", \"in\": {\"" + hostile + "\": [\"" + hostile
                        + "\"]}}");
        var run = run(documents, "{\"find\": \"c\"}", "-o", format);
        assertThat(run.code()).isZero();
        assertThat(run.out().codePoints().filter(point -> point != '\n'))
                .allMatch(point -> point >= ' ' && point < 0x7F);
        assertThat(run.out()).contains("202e");
    }

    @Test
    void valuesOfEveryKindReadAsInAnyTable() throws IOException {
        var documents = new SampleDocuments()
                .batch(
                        "{\"a\": 1.5, \"b\": true, \"c\": {\"$numberDecimal\": \"1.10\"}, \"d\": {\"$date\": \"2026-01-31T00:00:00Z\"}, "
                                + "\"e\": {\"$uuid\": \"73ffd264-44b3-4c69-90e8-e7d1dfc035d4\"}, \"f\": {\"$binary\": {\"base64\": \"AQI=\", "
                                + "\"subType\": \"00\"}}, \"g\": {\"$regularExpression\": {\"pattern\": \"x\", \"options\": \"\"}}, \"h\": {}, "
                                + "\"i\": {\"$timestamp\": {\"t\": 1, \"i\": 2}}, \"j\": {\"$maxKey\": 1}}");
        assertThat(run(documents, "{\"find\": \"c\"}", "-o", "csv")
                        .out()
                        .lines()
                        .skip(1))
                .containsExactly("1.5,true,1.10,2026-01-31T00:00:00Z,73ffd264-44b3-4c69-90e8-e7d1dfc035d4,\\x0102,"
                        + "\"{\"\"$regularExpression\"\": {\"\"pattern\"\": \"\"x\"\", \"\"options\"\": \"\"\"\"}}\",{},"
                        + "\"{\"\"$timestamp\"\": {\"\"t\"\": 1, \"\"i\"\": 2}}\",\"{\"\"$maxKey\"\": 1}\"");
    }

    @Test
    void namesThatComeLateStandInALastColumn() throws IOException {
        var documents = new SampleDocuments();
        IntStream.range(0, 8)
                .forEach(_ -> documents.batch(IntStream.range(0, 63)
                        .mapToObj(at -> SampleDocuments.bson("{\"a\": " + at + "}"))
                        .toList()));
        documents.batch("{\"late\": [1], \"a\": 2, \"x\": null}", "{\"a\": 3}");
        var lines = new ArrayList<>(
                run(documents, "{\"find\": \"c\"}").out().lines().toList());
        assertThat(lines.getFirst()).isEqualTo("a  | $other");
        assertThat(lines.subList(506, 508)).containsExactly("2  | {\"late\": [1], \"x\": null}", "3  |");
        assertThat(run(documents, "{\"find\": \"c\"}", "-o", "csv")
                        .out()
                        .lines()
                        .skip(505))
                .containsExactly("2,\"{\"\"late\"\": [1], \"\"x\"\": null}\"", "3,");
    }

    @Test
    void namesBeyondTheMostColumnsStandInALastColumn() throws IOException {
        var documents = new SampleDocuments()
                .batch(IntStream.range(0, 103)
                        .mapToObj(at -> "\"f" + at + "\": " + at)
                        .collect(Collectors.joining(", ", "{", "}")));
        assertThat(run(documents, "{\"find\": \"c\"}", "-o", "csv").out().lines())
                .first()
                .asString()
                .endsWith(",f99,$other");
        assertThat(run(documents, "{\"find\": \"c\"}", "-o", "csv").out())
                .endsWith(",99,\"{\"\"f100\"\": 100, \"\"f101\"\": 101, \"\"f102\"\": 102}\"\n");
    }

    @Test
    void documentWithMaskedFieldsSaysWhereTheyAreNamed() throws IOException {
        assertThat(run(PLAIN.masked(), "{\"find\": \"c\"}").out())
                .contains(
                        "\ndocument: some of its fields are masked or computed from masks, `sallyport source schema` names"
                                + " the masks\n");
    }

    @Test
    void noDocumentAtAllIsAnEmptyTable() throws IOException {
        assertThat(run(new SampleDocuments(), "{\"find\": \"c\"}").out())
                .isEqualTo("document\n--------\n\n0 rows\naudit index 17, request r\n");
    }

    private FakeGateway.Run run(SampleDocuments documents, String statement, String... options) throws IOException {
        var service = new DataAccessServiceImplBase() {
            @Override
            public void execute(ExecuteRequest request, StreamObserver<ExecuteResponse> answer) {
                var _ = received.add(request);
                documents.play(answer);
            }
        };
        try (var gateway = new FakeGateway(folder, service)) {
            var arguments = new ArrayList<>(List.of("query", "shop-mongo", statement));
            arguments.addAll(List.of(options));
            return gateway.run(arguments.toArray(String[]::new));
        }
    }
}
