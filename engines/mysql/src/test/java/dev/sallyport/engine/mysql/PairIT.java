package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Two databases that differ behind their masks only give the same answers and the same errors to every statement. */
@OnServers(engine = ServerEngine.MYSQL)
final class PairIT {
    private static final List<String> CANARIES = List.of(
            "900-12", "901-22", "902-33", "canary", "123456.78", "65000.01", "77123.45", "+1-555", "crimson", "917-65");
    private static final List<String> MAY_RUN = List.of("mask", "allowed_masked", "allowed", "limit_enforced");

    /** What must run and is refused yet: modifiers of SELECT. */
    private static final List<String> REFUSED_YET = List.of("MY-010");

    /** Of these the sample needs more than a moment. */
    private static final List<String> LONG = List.of("MY-203", "MY-205");

    private final TestDatabase database;
    private final TestServer server;

    PairIT(TestDatabase database, TestServer server) {
        this.database = database;
        this.server = server;
    }

    @Test
    @Tag("refused")
    void statementsOnMaskedColumnsTellNothing() throws SQLException, IOException, EngineFailure {
        List<String> statements = Fixtures.lines("pair.sql");
        assertThat(statements).hasSizeGreaterThan(60);
        SoftAssertions all = new SoftAssertions();
        try (Pair pair = new Pair()) {
            for (String sql : statements) {
                pair.compare(sql, sql, all);
            }
        }
        all.assertAll();
    }

    @Test
    @Tag("refused")
    void bypassCasesTellNothing() throws SQLException, IOException, EngineFailure {
        SoftAssertions all = new SoftAssertions();
        List<String> ran = new ArrayList<>();
        try (Pair pair = new Pair()) {
            for (String line : Fixtures.bypassCases()) {
                JsonNode one = new ObjectMapper().readTree(line);
                if (one.get("engine").asString().equals("mysql") && pair.bypass(one, all)) {
                    ran.add(one.get("id").asString());
                }
            }
        }
        assertThat(ran).hasSizeGreaterThan(20).contains("MY-004", "MY-005", "MY-185", "MY-228");
        all.assertAll();
    }

    /** The test above would notice: what reaches a value behind a mask is not the same. */
    @Test
    void rawStatementsDiffer() throws SQLException, IOException, EngineFailure {
        try (Pair pair = new Pair()) {
            String raw = "select count(*) from users where ssn like '900%'";
            assertThat(SealedRun.run(pair.first.connection(), raw, List.of()))
                    .isNotEqualTo(SealedRun.run(pair.second.connection(), raw, List.of()));
        }
    }

    private final class Pair implements AutoCloseable {
        private final TestDatabase other = server.createDatabase();
        private final Side first;
        private final Side second;

        Pair() throws SQLException, IOException, EngineFailure {
            Fixtures.load(database, "mysql.sql");
            Fixtures.load(other, "mysql_pair.sql");
            first = Side.reader(database);
            second = Side.reader(other);
        }

        /** Whether it is understood. */
        boolean bypass(JsonNode one, SoftAssertions all) {
            String id = one.get("id").asString();
            String sql = one.get("operation").asString();
            String expected = one.get("expected").asString();
            switch (first.reader().read(first.of(sql))) {
                case Reading.Understood understood when understood.operation().kind() != OperationKind.READ -> {
                    return false;
                }
                case Reading.Understood _ -> {
                    all.assertThat(expected).as(id).isIn(MAY_RUN);
                    if (!LONG.contains(id)) {
                        compare(id, sql, all);
                    }
                    return true;
                }
                case Reading.Opaque(var refusal, var _) -> {
                    all.assertThat(expected.equals("mask")).as(id + refusal).isEqualTo(REFUSED_YET.contains(id));
                    return false;
                }
            }
        }

        void compare(String name, String sql, SoftAssertions all) {
            SealedRun.Answer left = first.ask(first.of(sql));
            SealedRun.Answer right = second.ask(second.of(sql));
            all.assertThat(left.sorted()).as(name).isEqualTo(right.sorted());
            all.assertThat(first.labels(sql)).as(name).isEqualTo(second.labels(sql));
            CANARIES.forEach(canary -> all.assertThat(left.toString()).as(name).doesNotContain(canary));
        }

        @Override
        public void close() throws SQLException {
            first.close();
            second.close();
            other.close();
        }
    }
}
