package dev.sallyport.e2e.corpora;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One file of the regression tests of PostgreSQL.
 *
 * @param statements all of them, as they follow each other
 */
public record RegressionFile(String name, List<String> statements) {
    /** What the other files stand on. */
    private static final List<String> FIRST = List.of("test_setup.sql", "create_misc.sql", "create_function_sql.sql");

    /** Of a text with parameters, which nobody sends. */
    private static final String NO_PARAMETERS = "08P01";

    private static final Set<String> JUDGED =
            Set.of("select", "insert", "update", "delete", "merge", "with", "values", "table");

    /** What reaches beyond the database, waits for others, or writes to the server's own catalog. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "(?is)\\s*((copy|vacuum|reindex|cluster|listen|load|checkpoint|prepare\\s+transaction|reassign|import)\\b.*"
                    + "|(create|alter|drop)\\s+(role|user|group|database|tablespace|system|subscription|extension|server"
                    + "|foreign|event|publication)\\b.*|drop\\s+owned\\b.*"
                    + "|(grant|revoke|reset|set\\s+(?!search_path))\\b.*"
                    + "|(insert\\s+into|update|delete\\s+from)\\s+(pg_catalog\\.)?pg_.*"
                    + "|.*\\b(pg_sleep|pg_terminate|pg_cancel|pg_reload|pg_rotate|pg_ls_|pg_read|pg_stat_file|lo_|pg_promote"
                    + "|pg_switch|pg_create_|pg_replication|pg_advisory|infinite_recurse|dblink)\\w*.*)");

    /** The rows of the tables that the files load from elsewhere, by rules of our own. */
    private static final String ROWS = """
            insert into tenk1 select n, (n * 7919 + 13) % 10000, n % 2, n % 4, n % 10, n % 20, n % 100, n % 1000, n % 2000,
              n % 5000, n % 10000, n % 100 * 2, n % 100 * 2 + 1, 'A' || n, 'B' || n % 100, (array['AAAA', 'HHHH', 'OOOO', 'VVVV'])[n % 4 + 1]
              from generate_series(0, 999) n;
            insert into onek select * from tenk1 where unique1 < 300;
            insert into person select 'name' || n, n, point(n, n) from generate_series(1, 20) n;
            insert into emp select 'emp' || n, n, point(n, n), n * 100, 'name' || n % 5 from generate_series(1, 20) n;
            insert into student select 'pupil' || n, n, point(n, n), n::float8 / 10 from generate_series(1, 20) n
            """;

    public RegressionFile {
        statements = List.copyOf(statements);
    }

    /** All of them, those first that others stand on. */
    public static List<RegressionFile> all() throws IOException {
        Map<String, List<String>> files = new LinkedHashMap<>();
        FIRST.forEach(name -> files.put(name, new ArrayList<>()));
        for (Map<String, String> row : Corpora.texts("pg_regress15")) {
            files.computeIfAbsent(row.getOrDefault("source", ""), _ -> new ArrayList<>())
                    .add(row.getOrDefault("sql", ""));
        }
        return files.entrySet().stream()
                .map(file -> new RegressionFile(file.getKey(), file.getValue()))
                .toList();
    }

    /** Whether other files stand on what this one makes. */
    public boolean isFirst() {
        return FIRST.contains(name);
    }

    /** Its queries and writes. */
    public List<Asked> judged() {
        return statements.stream()
                .filter(RegressionFile::isJudged)
                .map(sql -> new Asked("pg_regress15", name, sql))
                .toList();
    }

    private static boolean isJudged(String sql) {
        return JUDGED.contains(sql.strip().split("[\\s(]+", 2)[0].toLowerCase(Locale.ROOT));
    }

    /** Runs what it defines and writes; what the server refuses there is part of the file. */
    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                if (!LEFT_OUT.matcher(sql).matches()) {
                    attempt(statement, sql);
                }
            }
            if (name.equals(FIRST.getFirst())) {
                for (String sql : ROWS.split(";", -1)) {
                    attempt(statement, sql);
                }
            }
        }
    }

    private static void attempt(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            String state = e.getSQLState();
            if (state == null || state.startsWith("57P") || (state.startsWith("08") && !state.equals(NO_PARAMETERS))) {
                throw e;
            }
        }
    }
}
