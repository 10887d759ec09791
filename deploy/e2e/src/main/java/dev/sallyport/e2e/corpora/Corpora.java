package dev.sallyport.e2e.corpora;

import dev.sallyport.engine.testkit.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the corpora that lie in `shared`. */
public final class Corpora {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String POSTGRESQL = "postgresql";

    private static final String MYSQL = "mysql";
    private static final Pattern READ =
            Pattern.compile("(\\s|\\()*(select|with|values|table)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern WRITE =
            Pattern.compile("\\s*(insert|update|delete|replace)\\b", Pattern.CASE_INSENSITIVE);

    private Corpora() {}

    /** Statements that language models wrote for the BIRD questions, without a schema. */
    public static List<Asked> bird() throws IOException {
        return asked("bird_llm_predictions", "bird", dialect(POSTGRESQL));
    }

    /** The same for MySQL. */
    public static List<Asked> birdOfMySql() throws IOException {
        return asked("bird_llm_predictions", "bird", reads(MYSQL));
    }

    /** Reads of two web applications, without a schema. */
    public static List<Asked> applications() throws IOException {
        return asked("app_django_lobsters", "applications", reads(MYSQL));
    }

    /** Reads of the server's own tests, without a schema. */
    public static List<Asked> mysqlTests() throws IOException {
        return asked("mysql_test_suites", "mysql_test_suites", reads(MYSQL));
    }

    /** Writes of the server's own tests, without a schema. */
    public static List<Asked> mysqlTestWrites() throws IOException {
        return asked("mysql_test_suites", "mysql_test_suites", begins(MYSQL, WRITE));
    }

    private static Predicate<JsonNode> reads(String dialect) {
        return begins(dialect, READ);
    }

    private static Predicate<JsonNode> begins(String dialect, Pattern words) {
        return row -> text(row, "dialect").equals(dialect)
                && words.matcher(text(row, "sql")).lookingAt();
    }

    /** TPC-H and TPC-DS, without a schema; lines of the corpus's own, with a `#`, are left out. */
    public static List<Asked> tpc() throws IOException {
        List<Asked> all = new ArrayList<>();
        for (JsonNode row : rows("tpc_sqlglot")) {
            String sql = text(row, "sql").replaceFirst("\\A(#[^\\n]*\\n)+", "");
            all.add(new Asked("tpc_sqlglot", text(row, "source"), sql));
        }
        return all;
    }

    /** Attack statements. */
    public static List<Asked> danger() throws IOException {
        return asked("danger_cases", "danger", dialect(POSTGRESQL));
    }

    /** Statements that a parser was seen to read otherwise than the server. */
    public static List<Asked> disagreements() throws IOException {
        return asked("jsqlparser54_disagreements", "disagreements", dialect(POSTGRESQL));
    }

    /** The queries of the join order benchmark. */
    public static List<Asked> job() throws IOException {
        return asked("job", "job", Corpora::isJobQuery);
    }

    /** The tables and keys of the join order benchmark. */
    public static List<String> jobSchema() throws IOException {
        return asked("job", "job", row -> text(row, "source").equals("job/schema.sql")).stream()
                .map(Asked::sql)
                .toList();
    }

    /** The classic text-to-SQL queries, one group for each database; double-quoted values are written as strings. */
    public static List<Asked> text2sql() throws IOException {
        Map<String, Tables> schemas = text2sqlSchemas();
        List<Asked> all = new ArrayList<>();
        for (JsonNode row : rows("text2sql_classic")) {
            String group = stem(text(row, "source"));
            Tables tables = schemas.getOrDefault(group, new Tables());
            all.add(new Asked("text2sql_classic", group, QuotedValues.rewrite(text(row, "sql"), tables)));
        }
        return all;
    }

    /** The same as they are written. */
    public static List<Asked> text2sqlAsWritten() throws IOException {
        return rows("text2sql_classic").stream()
                .map(row -> new Asked("text2sql_classic", stem(text(row, "source")), text(row, "sql")))
                .toList();
    }

    /** The tables of each database of the classic text-to-SQL corpora, by its group. */
    public static Map<String, Tables> text2sqlSchemas() throws IOException {
        Map<String, Tables> schemas = new LinkedHashMap<>();
        for (JsonNode row : rows("text2sql_schemas")) {
            Tables tables = new Tables();
            for (var table : row.get("tables").properties()) {
                tables.create(table.getKey().toLowerCase(Locale.ROOT));
                for (JsonNode column : table.getValue()) {
                    tables.put(
                            table.getKey().toLowerCase(Locale.ROOT),
                            column.get(0).asString().toLowerCase(Locale.ROOT),
                            SchemaTypes.postgresql(column.get(1).asString()));
                }
            }
            schemas.putIfAbsent(stem(text(row, "source")), tables);
        }
        return schemas;
    }

    /** The texts of each row of a corpus, by their keys. */
    static List<Map<String, String>> texts(String corpus) throws IOException {
        List<Map<String, String>> all = new ArrayList<>();
        for (JsonNode row : rows(corpus)) {
            Map<String, String> texts = new LinkedHashMap<>();
            row.properties().stream()
                    .filter(entry -> entry.getValue().isString())
                    .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
            all.add(texts);
        }
        return all;
    }

    private static boolean isJobQuery(JsonNode row) {
        return text(row, "sql").stripLeading().toLowerCase(Locale.ROOT).startsWith("select");
    }

    private static Predicate<JsonNode> dialect(String dialect) {
        return row -> text(row, "dialect").equals(dialect);
    }

    private static List<Asked> asked(String corpus, String group, Predicate<JsonNode> wanted) throws IOException {
        return rows(corpus).stream()
                .filter(wanted)
                .map(row -> new Asked(corpus, group, text(row, "sql")))
                .toList();
    }

    private static String stem(String source) {
        return source.replaceFirst("(-schema)?\\.(json|csv)$", "");
    }

    private static String text(JsonNode row, String key) {
        return row.get(key).asString();
    }

    private static List<JsonNode> rows(String corpus) throws IOException {
        return Files.readAllLines(Cases.file("corpora/" + corpus + ".jsonl")).stream()
                .map(JSON::readTree)
                .toList();
    }
}
