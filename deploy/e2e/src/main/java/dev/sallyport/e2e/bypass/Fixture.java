package dev.sallyport.e2e.bypass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What the cases are about, twice.
 *
 * @param first D1
 * @param second D2, which differs in masked and denied cells only
 */
record Fixture(String first, String second) {
    private static final Map<String, String> FILES =
            Map.of("postgresql", "pg.sql", "mysql", "mysql.sql", "mongodb", "mongo.json");

    /** The fixtures of an engine beside the corpus. */
    static Fixture read(Path folder, String engine) throws IOException {
        String name = Objects.requireNonNull(FILES.get(engine), engine);
        Path first = folder.resolve(name);
        Path second = folder.resolve(name.replace(".", "_pair."));
        if (!Files.isReadable(first)) {
            throw new BadCaseException("no fixtures are in `" + folder + "`, expected `" + first.getFileName()
                    + "` and `" + second.getFileName() + "` there");
        }
        return new Fixture(Files.readString(first), Files.readString(second));
    }
}
