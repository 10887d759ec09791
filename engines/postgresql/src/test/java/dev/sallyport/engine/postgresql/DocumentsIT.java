package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holes M1 on real servers: of a document only declared paths are shown, and nothing that is not shown can be told. */
@OnServers
final class DocumentsIT {
    private static final int TREES = 40;
    private static final int DOCUMENTS = 250;
    private static final DocumentNode CLEAR = new DocumentNode.Clear();
    private static final DocumentNode REDACT = new DocumentNode.Masked(new Mask.Redact());
    private static final DocumentTree PROFILE = DocumentTree.of(Map.of(
            List.of("ssn"),
            REDACT,
            List.of("contact", "phone"),
            REDACT,
            List.of("contact", "city"),
            CLEAR,
            List.of("theme"),
            CLEAR));

    /** Left: what stands in the table. Right: what is shown of it. */
    private static final List<List<String>> HOSTILE = List.of(
            List.of("{\"new\": \"canary\"}", "{}"),
            List.of("{\"SSN\": \"canary\", \"Theme\": \"canary\", \"ssn \": 1}", "{}"),
            List.of("{\"contact.phone\": \"canary\", \"contact.city\": \"canary\"}", "{}"),
            List.of("[{\"ssn\": \"canary\", \"theme\": \"canary\"}]", "{}"),
            List.of("\"canary\"", "{}"),
            List.of("900123456", "{}"),
            List.of("null", "{}"),
            List.of("[]", "{}"),
            List.of("{\"contact\": [{\"phone\": \"canary\", \"city\": \"canary\"}]}", "{}"),
            List.of("{\"contact\": \"canary\"}", "{}"),
            List.of("{\"contact\": null}", "{}"),
            List.of("{\"contact\": {}}", "{\"contact\": {}}"),
            List.of("{\"contact\": {\"new\": \"canary\"}}", "{\"contact\": {}}"),
            List.of("{\"contact\": {\"phone\": {\"n\": \"canary\"}}}", "{\"contact\": {\"phone\": null}}"),
            List.of("{\"ssn\": [\"canary\"], \"theme\": {\"x\": \"canary\"}}", "{\"ssn\": null}"),
            List.of("{\"ssn\": 900123456, \"theme\": null}", "{\"ssn\": null, \"theme\": null}"),
            List.of("{\"theme\": [1, {\"x\": \"canary\"}]}", "{}"),
            List.of("{\"theme\": [[\"canary\"]]}", "{}"),
            List.of("{\"theme\": [[]]}", "{}"),
            List.of("{\"theme\": [1, [[{}]]]}", "{}"),
            List.of("{\"theme\": []}", "{\"theme\": []}"),
            List.of("{\"theme\": [1, null, \"x\", true]}", "{\"theme\": [1, null, \"x\", true]}"),
            List.of("{\"ssn\": \"canary\", \"ssn\": 1}", "{\"ssn\": null}"),
            List.of("{\"theme\": {\"x\": 1}, \"theme\": \"dark\"}", "{\"theme\": \"dark\"}"),
            List.of(
                    "{\"\\u0073sn\": \"canary\", \"them\\u0065\": \"\\u00e9\"}",
                    "{\"ssn\": \"***\", \"theme\": \"é\"}"),
            List.of("{\"\": \"canary\", \"theme\": \"\"}", "{\"theme\": \"\"}"),
            List.of("{\"theme\": 123456789012345678901234567890.50}", "{\"theme\": 123456789012345678901234567890.50}"),
            List.of(
                    "{\"ssn\": \"***\", \"contact\": {\"city\": \"Bern\"}}",
                    "{\"ssn\": \"***\", \"contact\": {\"city\": \"Bern\"}}"));

    private final PostgresMasks masks = new PostgresMasks(new PostgresTypes(TestCatalog.BUILTINS));
    private final TestDatabase database;

    DocumentsIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void nothingUndeclaredIsShownOfAHostileDocument() throws SQLException {
        List<String> answer =
                answer(PROFILE, HOSTILE.stream().map(List::getFirst).toList(), "x");

        for (int i = 0; i < HOSTILE.size(); i++) {
            assertThat(answer.get(i)).as(HOSTILE.get(i).getFirst()).doesNotContain("canary");
            assertThat(json(answer.get(i)))
                    .as(HOSTILE.get(i).getFirst())
                    .isEqualTo(json(HOSTILE.get(i).getLast()));
        }
    }

    @Test
    void noDocumentIsTooLargeOrTooDeep() throws SQLException {
        String number = "1" + "0".repeat(100_000);
        String deep = "[".repeat(3_000) + "]".repeat(3_000);
        List<String> answer = answer(
                PROFILE,
                List.of(
                        "{\"theme\": " + number + ", \"ssn\": " + number + "}",
                        "{\"theme\": " + deep + ", \"ssn\": " + deep + "}",
                        "{\"theme\": [" + "1,".repeat(100_000) + "{}]}"),
                "x");

        assertThat(answer).containsExactly("{\"ssn\": null, \"theme\": " + number + "}", "{\"ssn\": null}", "{}");
    }

    @Test
    void nullStaysNullAndTypesThatAreNoDocumentsAreNull() throws SQLException {
        assertThat(answers("jsonb", new Mask.Document(PROFILE), "null::jsonb", "x"))
                .containsExactly("NULL");
        assertThat(answers("json", new Mask.Document(PROFILE), "'{\"theme\":\"\\u0000\"}'::json", "x"))
                .containsExactly("NULL");
        assertThat(answers("text", new Mask.Document(PROFILE), "'{\"theme\":1}'::text", "x"))
                .containsExactly("NULL");
    }

    @Test
    void theServerAndThePlainRuleAgree() throws SQLException {
        RandomGenerator seeded = seeded();
        RandomDocuments random = new RandomDocuments(seeded);
        for (int i = 0; i < TREES; i++) {
            DocumentTree tree = random.tree();
            List<JsonNode> documents = IntStream.range(0, DOCUMENTS)
                    .mapToObj(_ -> random.document(tree))
                    .toList();
            List<String> answer =
                    answer(tree, documents.stream().map(JsonNode::toString).toList(), "x");
            List<String> stored = select("select x from public.documents order by n");
            for (int n = 0; n < DOCUMENTS; n++) {
                assertThat(json(answer.get(n)))
                        .as("%s of %s", tree.leaves(), stored.get(n))
                        .isEqualTo(DocumentReference.shown(tree, json(stored.get(n))));
            }
        }
    }

    @Test
    void documentsThatDifferInWhatIsNotShownAnswerAlike() throws SQLException {
        RandomDocuments random = new RandomDocuments(seeded());
        String asked = "x, jsonb_pretty(x), x ->> 'a', x -> 'a' ->> 'b', x @> '{\"a\": \"canary\"}',"
                + " x @> '{\"b\": {\"a\": null}}', jsonb_exists(x, 'a.b'), x = '{}', hashtext(x::text), length(x::text),"
                + " (select string_agg(key || '=' || coalesce(value, 'NULL'), ',') from jsonb_each_text(x)),"
                + " (select count(*) from jsonb_path_query(x, 'lax $.**'))";
        int differing = 0;
        for (int i = 0; i < TREES; i++) {
            DocumentTree tree = random.tree();
            List<JsonNode> documents = IntStream.range(0, DOCUMENTS)
                    .mapToObj(_ -> random.document(tree))
                    .toList();
            List<JsonNode> twins =
                    documents.stream().map(each -> random.twin(tree, each)).toList();
            differing += (int) IntStream.range(0, DOCUMENTS)
                    .filter(n -> !documents.get(n).equals(twins.get(n)))
                    .count();
            assertThat(answer(tree, twins.stream().map(JsonNode::toString).toList(), asked))
                    .as(tree.leaves().toString())
                    .isEqualTo(answer(
                            tree, documents.stream().map(JsonNode::toString).toList(), asked));
        }
        assertThat(differing).isGreaterThan(TREES * DOCUMENTS / 2);
    }

    private static RandomGenerator seeded() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_127);
    }

    private static JsonNode json(String text) {
        return DocumentReference.JSON.readTree(text);
    }

    private List<String> answer(DocumentTree tree, List<String> documents, String asked) throws SQLException {
        String values = documents.stream()
                .map(each -> "'" + each.replace("'", "''") + "'::jsonb")
                .collect(Collectors.joining("), ("));
        return answers("jsonb", new Mask.Document(tree), values, asked);
    }

    /** What is asked of each masked value, in the order of the rows. */
    private List<String> answers(String type, Mask mask, String values, String asked) throws SQLException {
        database.execute(
                "drop table if exists public.documents",
                "create table public.documents (n serial, x " + type + ")",
                "insert into public.documents (x) values (" + values + ")");
        return select("select " + asked + " from (" + masked(type, mask) + ") t order by n");
    }

    private List<String> select(String sql) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(rows.getString(i) == null ? "NULL" : rows.getString(i));
                }
                answers.add(String.join("|", cells));
            }
            return answers;
        }
    }

    private String masked(String type, Mask mask) {
        Name table = new Name("t");
        Expression plain = new ResolvedColumn(0, table, new Name("x"), Mark.NONE);
        PostgresType column = TestCatalog.BUILTINS.type(type).orElseThrow();
        Expression masked = masks.mask(mask, plain, column, () -> {
            throw new AssertionError("no mask here has a key");
        });
        Query query = Query.of(Select.of(
                List.of(
                        new Output(new ResolvedColumn(0, table, new Name("n"), Mark.NONE), new Name("n"), Mark.NONE),
                        new Output(masked, new Name("x"), Mark.NONE)),
                List.of(new TableReference(
                        0, QualifiedName.of("public", "documents"), false, table, List.of(), Mark.NONE)),
                null));
        return new Printer(new PostgresDialect())
                .print(query, ParameterStyle.POSITIONAL)
                .text();
    }
}
