package dev.sallyport.engine.postgresql;

import static java.util.Objects.requireNonNull;

import dev.sallyport.engine.testkit.Cases;
import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the tests load into a database. */
final class Fixtures {
    /** The table of {@link TestCatalog#KINDS}, with a row of nulls. */
    static final String KINDS = """
            create table kinds (b bool, i2 int2, i4 int4, i8 int8, n numeric, f4 float4, f8 float8, t text, v varchar,
              c char(5), d date, tm time, ts timestamp, tz timestamptz, iv interval, u uuid, y bytea, j json, jb jsonb,
              a text[]);
            insert into kinds values
              (true, 1, 1, 1, 1.50, 1.5, 1.5, 'hello', 'a', 'c', '2024-02-29', '12:30', '2024-02-29 01:02:03',
               '2024-02-29 01:02:03+00', '1 day', '11111111-1111-1111-1111-111111111111', '\\x01ff', '{"k":1}',
               '{"k":1}', '{a,b}'),
              (false, 7, 7, 7, 100.25, 0.25, -3.75, 'hallo x', 'hello', 'hello', '2020-01-01', '00:00',
               '2020-06-01 00:00', '2020-06-01 00:00+00', '2 months 3 hours', '22222222-1111-1111-1111-111111111111',
               '\\x', '[1]', '[1,2]', '{}'),
              (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
               null, null, null);
            """;

    private Fixtures() {}

    static String shop() throws IOException {
        return Files.readString(Cases.file("bypass/pg.sql"));
    }

    /** The shop with other values behind every mask, and the same masks. */
    static String shopPair() throws IOException {
        return Files.readString(Cases.file("bypass/pg_pair.sql"));
    }

    /** Every case of the corpus, one JSON document a line. */
    static List<String> bypassCases() throws IOException {
        return Files.readAllLines(Cases.file("bypass/cases.jsonl"));
    }

    /** Statements of a file whose name ends in the first server that has them; none for an older one. */
    static List<String> since(String resource, TestDatabase database) throws IOException, SQLException {
        int first = Integer.parseInt(resource.replaceAll("[^0-9]", ""));
        try (Connection connection = database.connect()) {
            return connection.getMetaData().getDatabaseMajorVersion() < first ? List.of() : lines(resource);
        }
    }

    static List<String> lines(String resource) throws IOException {
        try (var stream = requireNonNull(Fixtures.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }
}
