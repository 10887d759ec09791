package dev.sallyport.e2e.corpora;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The statements of the corpora that write, each once, as PostgreSQL would have them. */
public final class Written {
    /** Comments of lines before it are left out by MySQL's clients too. */
    private static final Pattern COMMENTS = Pattern.compile("\\A(\\s*(--|#)[^\\n]*\\n)+");

    private static final Pattern WRITE =
            Pattern.compile("\\s*(insert|update|delete|merge|replace)\\b.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH = Pattern.compile(
            "\\s*with\\b.*\\b(insert\\s+into|update|delete\\s+from|merge\\s+into)\\b.*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** Of the server itself, of which there are no others to infer. */
    private static final Pattern CATALOG =
            Pattern.compile("\\b(into|update|from|join)\\s+(pg_|information_schema)", Pattern.CASE_INSENSITIVE);

    /** Nobody knows the values. */
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d");

    /** Statements of one source share tables. */
    private static final List<String> CORPORA = List.of(
            "app_django_lobsters",
            "pg_regress15",
            "mysql_test_suites",
            "jsqlparser_tests",
            "jsqlparser54_disagreements",
            "danger_cases",
            "bytebase_query_span_mysql");

    private Written() {}

    /** All of them but those with parameters and those of the server's own tables. */
    public static List<Asked> all() throws IOException {
        List<Asked> all = new ArrayList<>();
        for (String corpus : CORPORA) {
            for (Map<String, String> row : Corpora.texts(corpus)) {
                String sql = COMMENTS.matcher(row.getOrDefault("sql", "")).replaceFirst("");
                boolean isWrite =
                        WRITE.matcher(sql).matches() || WITH.matcher(sql).matches();
                boolean isKnown =
                        !PARAMETER.matcher(sql).find() && !CATALOG.matcher(sql).find();
                if (isWrite && isKnown) {
                    all.add(asked(corpus, row, sql));
                }
            }
        }
        return all.stream().distinct().toList();
    }

    private static Asked asked(String corpus, Map<String, String> row, String sql) {
        String dialect = row.getOrDefault("dialect", "");
        String group = row.getOrDefault("source", row.getOrDefault("corpus", corpus));
        // the tests of one folder share tables
        String shared = group.endsWith(".test") ? group.substring(0, group.lastIndexOf('/')) : group;
        return new Asked(
                corpus,
                corpus + " " + (corpus.equals("jsqlparser_tests") ? "" : shared),
                dialect.equals("mysql") ? FromMySql.rewrite(sql) : sql.replace('`', '"'));
    }
}
