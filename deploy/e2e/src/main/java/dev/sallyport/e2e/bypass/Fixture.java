package dev.sallyport.e2e.bypass;

import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/**
 * The tables that the cases are about, twice.
 *
 * @param first D1
 * @param second D2, which differs in masked and denied cells only
 */
record Fixture(String first, String second) {
    private static final Map<String, String> FILES = Map.of("postgresql", "pg", "mysql", "mysql");

    /** The fixtures of an engine beside the corpus. */
    static Fixture read(Path folder, String engine) throws IOException {
        String name = Objects.requireNonNull(FILES.get(engine), engine);
        Path first = folder.resolve(name + ".sql");
        Path second = folder.resolve(name + "_pair.sql");
        if (!Files.isReadable(first)) {
            throw new BadCaseException("no fixtures are in `" + folder + "`, expected `" + first.getFileName()
                    + "` and `" + second.getFileName() + "` there");
        }
        return new Fixture(Files.readString(first), Files.readString(second));
    }

    /** Makes D1 into the twin: every masked column holds its mask, and a withheld one is gone. */
    static void mask(TestDatabase database) throws SQLException {
        database.execute(Shop.of(database.server()).twin());
    }

    /** Removes the rows that a filter hides. */
    static void remove(TestDatabase database, HiddenRows hidden) throws SQLException {
        database.execute(Shop.of(database.server()).removal(hidden));
    }

    /** Makes the rows that a filter hides others, and more of them where their table is `users`, fewer elsewhere. */
    static void change(TestDatabase database, HiddenRows hidden) throws SQLException {
        if (hidden.table().equals("users")) {
            database.execute(Shop.of(database.server()).otherUsers().replace("<hidden>", hidden.condition()));
        } else {
            remove(database, hidden);
        }
    }
}
