package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Two databases that differ behind their masks only give the same answers and the same errors to every statement. */
@OnServers
final class PairIT {
    private static final List<String> CANARIES = List.of(
            "900-12", "901-22", "902-33", "canary", "123456.78", "65000.01", "77123.45", "+1-555", "453210", "541275");
    private static final Pattern CASE = Pattern.compile(
            "\"engine\": \"postgresql\", \"id\": \"([^\"]+)\".*?\"operation\": \"((?:[^\"\\\\]|\\\\.)*)\", "
                    + "\"expected\": \"(\\w+)\"");

    /** What of `mask` and `allowed` this build reads; the rest holds subqueries. */
    private static final List<String> MUST_RUN =
            List.of("PG-007", "PG-008", "PG-090", "PG-230", "PG-235", "PG-314", "PG-319", "PG-342", "PG-347");

    private final TestDatabase database;
    private final TestServer server;

    PairIT(TestDatabase database, TestServer server) {
        this.database = database;
        this.server = server;
    }

    @Test
    void statementsOnMaskedColumnsTellNothing() throws SQLException, IOException {
        List<String> statements = statements();
        assertThat(statements).hasSizeGreaterThan(30);
        SoftAssertions all = new SoftAssertions();
        try (Pair pair = new Pair()) {
            for (String sql : statements) {
                pair.compare(sql, pair.reader.seal(sql), all);
            }
        }
        all.assertAll();
    }

    private List<String> statements() throws IOException, SQLException {
        List<String> statements = new ArrayList<>(Fixtures.lines("pair.sql"));
        statements.addAll(Fixtures.since("pair_17.sql", database));
        return statements;
    }

    /** What the server says of a plan is the same to its last word, before anything is left out of it. */
    @Test
    void plansOfMaskedColumnsTellNothing() throws SQLException, IOException {
        SoftAssertions all = new SoftAssertions();
        try (Pair pair = new Pair()) {
            for (String sql : statements()) {
                var _ = pair.same(sql, pair.reader.seal("explain " + sql), all);
            }
        }
        all.assertAll();
    }

    @Test
    void bypassCasesTellNothing() throws SQLException, IOException {
        SoftAssertions all = new SoftAssertions();
        int read = 0;
        try (Pair pair = new Pair()) {
            for (String line : Fixtures.bypassCases()) {
                Matcher found = CASE.matcher(line);
                if (found.find()) {
                    read++;
                    pair.bypass(found.group(1), unescaped(found.group(2)), found.group(3), all);
                }
            }
        }
        assertThat(read).isGreaterThan(100);
        all.assertAll();
    }

    /** JSON's escapes, as far as the corpus uses them. */
    private static String unescaped(String json) {
        return json.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\");
    }

    private final class Pair implements AutoCloseable {
        private final TestReader reader = new TestReader(TestCatalog.visible());
        private final TestDatabase other = server.createDatabase();
        private final Connection first;
        private final Connection second;

        Pair() throws SQLException, IOException {
            database.execute("drop schema if exists hr cascade; drop schema public cascade; create schema public");
            database.execute(Fixtures.shop());
            other.execute(Fixtures.shopPair());
            first = database.connect();
            second = other.connect();
            SealedRun.pin(first);
            SealedRun.pin(second);
        }

        void bypass(String id, String sql, String expected, SoftAssertions all) {
            Value[] parameters = sql.contains("$1") ? new Value[] {new Value.Text("p1")} : new Value[0];
            switch (reader.read(sql, parameters)) {
                case Reading.Understood(var operation, var _, var _)
                when operation.kind().mayWrite() -> {
                    // what is written is for the policy to say, and for the corpus runner to try
                }
                case Reading.Understood understood -> {
                    all.assertThat(expected).as(id).isIn("mask", "allowed_masked", "allowed", "allowed_filtered");
                    compare(id, reader.seal(understood).bind(List.of(parameters), Duration.ofSeconds(5)), all);
                }
                case Reading.Opaque(var refusal, var _) ->
                    all.assertThat(MUST_RUN).as(refusal.toString()).doesNotContain(id);
            }
        }

        void compare(String name, Sealed sealed, SoftAssertions all) {
            String left = same(name, sealed, all).toString();
            CANARIES.forEach(canary -> all.assertThat(left).as(name).doesNotContain(canary));
        }

        SealedRun.Answer same(String name, Sealed sealed, SoftAssertions all) {
            SealedRun.Answer left = SealedRun.run(first, sealed);
            SealedRun.Answer right = SealedRun.run(second, sealed);
            all.assertThat(left.sorted()).as(name).isEqualTo(right.sorted());
            all.assertThat(left.error()).as(name).isEqualTo(right.error());
            return left;
        }

        @Override
        public void close() throws SQLException {
            reader.close();
            first.close();
            second.close();
            other.close();
        }
    }
}
