package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables of a database as they were, told by digests and put back from the copies that `kept.sql` makes. */
final class KeptTables implements AutoCloseable {
    private static final String TABLES = "select relname from pg_class where relnamespace = 'kept'::regnamespace";

    private static final String SEQUENCES =
            "select sequencename from pg_sequences where schemaname = 'public' order by 1";

    private final Connection connection;
    private final Map<String, String> columns = new TreeMap<>();
    private final Map<String, String> seen = new LinkedHashMap<>();
    private final Map<String, String> sequences = new TreeMap<>();
    private final PreparedStatement whole;
    private final Map<String, String> untouched;
    private final Map<String, String> seenUntouched;

    private KeptTables(Connection connection) throws SQLException, IOException {
        this.connection = connection;
        run("set session_replication_role = replica; set synchronous_commit = off");
        for (String table : texts(TABLES)) {
            columns.put(table, columns(table));
        }
        for (String line : Trio.resource("seen.txt").lines().toList()) {
            String[] parts = line.split(" \\| ", 2);
            if (!line.startsWith("#") && columns.containsKey(parts[0])) {
                seen.put(parts[0], parts[1]);
            }
        }
        for (String sequence : texts(SEQUENCES)) {
            sequences.put(sequence, setting(sequence));
        }
        whole = connection.prepareStatement(union(rows()));
        untouched = digests();
        seenUntouched = seen(seen.keySet());
    }

    static KeptTables of(TestDatabase database) throws SQLException, IOException {
        return new KeptTables(database.connect());
    }

    /** Those that can be given values. */
    private String columns(String table) throws SQLException {
        return texts("select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute"
                        + " where attgenerated = '' and attnum > 0 and not attisdropped and attrelid = 'public." + table
                        + "'::regclass")
                .getFirst();
    }

    /** What sets it to where it is. */
    private String setting(String sequence) throws SQLException {
        return texts("select format('select setval(%L, %s, %L)', 'public." + sequence
                        + "', last_value, is_called) from public." + sequence)
                .getFirst();
    }

    /** The tables that are not as they were; sequences, which no transaction takes back, are put back at once. */
    Set<String> changed() throws SQLException {
        Set<String> changed = new TreeSet<>();
        for (var digest : digests().entrySet()) {
            String setting = sequences.get(digest.getKey());
            if (digest.getValue().equals(untouched.get(digest.getKey()))) {
                continue;
            }
            if (setting == null) {
                changed.add(digest.getKey());
            } else {
                run(setting);
            }
        }
        return changed;
    }

    /** Digests of what a writer may see, after these tables changed. */
    Map<String, String> seenAfter(Collection<String> changed) throws SQLException {
        Map<String, String> after = new TreeMap<>(seenUntouched);
        after.putAll(seen(changed));
        return after;
    }

    /** As they were. */
    void putBack(Collection<String> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        String tables = changed.stream()
                .map(table -> "delete from public." + table + "; insert into public." + table + " ("
                        + columns.get(table) + ") select " + columns.get(table) + " from kept." + table + "; ")
                .collect(Collectors.joining());
        run("begin; " + tables + "commit");
    }

    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        columns.keySet().forEach(table -> rows.put(table, "public." + table + " whole_row"));
        sequences
                .keySet()
                .forEach(each -> rows.put(each, "(select last_value, is_called from public." + each + ") whole_row"));
        return rows;
    }

    private Map<String, String> digests() throws SQLException {
        try (ResultSet result = whole.executeQuery()) {
            return digests(result);
        }
    }

    private Map<String, String> seen(Collection<String> tables) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        tables.stream()
                .filter(seen::containsKey)
                .forEach(table -> rows.put(table, "(select " + seen.get(table) + ") whole_row"));
        if (rows.isEmpty()) {
            return rows;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(union(rows))) {
            return digests(result);
        }
    }

    private static String union(Map<String, String> rows) {
        return rows.entrySet().stream()
                .map(each -> "select '" + each.getKey()
                        + "', count(*) || ' ' || coalesce(sum(hashtextextended(whole_row::text, 0)), 0) from "
                        + each.getValue())
                .collect(Collectors.joining(" union all "));
    }

    private static Map<String, String> digests(ResultSet result) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        while (result.next()) {
            digests.put(result.getString(1), result.getString(2));
        }
        return digests;
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            whole.close();
        }
    }
}
