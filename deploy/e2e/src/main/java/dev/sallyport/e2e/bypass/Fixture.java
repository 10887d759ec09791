package dev.sallyport.e2e.bypass;

import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;

/**
 * The tables that the cases are about, twice.
 *
 * @param first D1
 * @param second D2, which differs in masked and denied cells only
 */
record Fixture(String first, String second) {
    /** The fixtures of PostgreSQL beside the corpus. */
    static Fixture read(Path folder) throws IOException {
        if (!Files.isReadable(folder.resolve("pg.sql"))) {
            throw new BadCaseException(
                    "no fixtures are in `" + folder + "`, expected `pg.sql` and `pg_pair.sql` there");
        }
        return new Fixture(Files.readString(folder.resolve("pg.sql")), Files.readString(folder.resolve("pg_pair.sql")));
    }

    /** Makes D1 into the twin: every masked column holds its mask, and a withheld one is gone. */
    static void mask(TestDatabase database) throws SQLException, IOException {
        database.execute(resource("twin.sql"));
    }

    /** Removes the rows that a filter hides. */
    static void remove(TestDatabase database, HiddenRows hidden) throws SQLException {
        database.execute("set session_replication_role = replica; delete from " + hidden.table() + " where "
                + hidden.condition() + "; refresh materialized view mv_users");
    }

    /** Makes the rows that a filter hides others, and more of them where their table is `users`, fewer elsewhere. */
    static void change(TestDatabase database, HiddenRows hidden) throws SQLException, IOException {
        if (hidden.table().equals("users")) {
            database.execute(resource("hidden-users.sql").replace("<hidden>", hidden.condition()));
        } else {
            remove(database, hidden);
        }
    }

    private static String resource(String name) throws IOException {
        try (var stream = Objects.requireNonNull(Fixture.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
