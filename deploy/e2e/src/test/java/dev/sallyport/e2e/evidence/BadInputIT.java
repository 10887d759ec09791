package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.audit.AuditReader;
import dev.sallyport.audit.RecordFilter;
import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.Bounds;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a caller can get wrong: the whole answer, nothing half done, and the gateway still there. */
@OnServers
@Tag("refused")
final class BadInputIT {
    private static final String GOLDEN = "bad-input.golden";
    private static final String GOOD = "select id from products order by id";

    private final Ground ground;
    private final TestServer server;

    BadInputIT(TestServer server, @TempDir Path folder) {
        this.server = server;
        Path root = Path.of(System.getProperty("sallyport.root"));
        this.ground = new Ground(List.of(server), root, folder, true, Ground.FIXED_SEED);
    }

    @Test
    void eachGetsItsWholeAnswer() throws Exception {
        try (Stand stand = Stand.open(ground, server, "same-answer");
                Sallyport client = stand.agent()) {
            Map<String, String> answers = new LinkedHashMap<>();
            queries()
                    .forEach((name, query) ->
                            answers.put(name, Answered.to(client, query).text()));
            for (var token : tokens(stand.rig()).entrySet()) {
                try (Sallyport caller = stand.rig().agent(stand.gateway().dataPort(), token.getValue())) {
                    answers.put(token.getKey(), ask(caller, GOOD).text());
                }
            }
            Golden.assertSame(text(answers).stripTrailing(), GOLDEN);
            assertThat(ask(client, GOOD).rows()).containsExactly("`1`", "`2`");
            assertNothingRan(stand);
        }
    }

    private static Answered ask(Sallyport client, String sql) {
        return Answered.to(client, Query.of(Rig.SOURCE, sql));
    }

    private static Map<String, Query> queries() {
        Map<String, Query> queries = new LinkedHashMap<>();
        queries.put("empty statement", sql(""));
        queries.put("blank statement", sql(" -- nothing"));
        queries.put("malformed statement", sql("select id frm products where"));
        queries.put("open literal", sql("select 'never closed"));
        queries.put("not a statement", sql("hello gateway"));
        queries.put("two statements", sql("select 1; select 2"));
        queries.put("unknown statement", sql("listen somebody"));
        queries.put("session statement", sql("set role postgres"));
        queries.put("write", sql("delete from products"));
        queries.put("definition", sql("drop table products"));
        queries.put("unknown clause", sql("select id from products for update"));
        queries.put("unknown function", sql("select pg_sleep(1)"));
        queries.put("too large", sql("select '" + "x".repeat(2 << 20) + "'"));
        queries.put("larger than a message", sql("select '" + "x".repeat(32 << 20) + "'"));
        queries.put("too deep", sql("select " + "(".repeat(5_000) + "1" + ")".repeat(5_000)));
        queries.put("too many terms", sql("select 1" + " + 1".repeat(50_000)));
        queries.put("unknown source", Query.of("nowhere", GOOD));
        queries.put("source with a strange name", Query.of("no\u202ewhere", GOOD));
        queries.put("unknown database", sql(GOOD).withDatabase("nowhere"));
        queries.put("missing parameter", sql("select id from products where id = $1"));
        queries.put("superfluous parameter", sql(GOOD, 1));
        queries.put("parameter with a gap", sql("select id from products where id = $2", 1, 2));
        queries.put("parameter of the wrong type", sql("select id from products where id = $1", "one"));
        queries.put("parameter out of range", sql("select id from products where id = $1", 1L << 40));
        queries.put("parameter with a zero byte", sql("select id from products where name = $1", "a\0b"));
        queries.put("value that does not fit", sql("select name::int from products order by id"));
        queries.put("division by zero", sql("select 1 / (id - 1) from products order by id"));
        queries.put("request id that is none", requestId("seven"));
        queries.put("negative bound", bounds(Bounds.newBuilder().setRows(-1).build()));
        return queries;
    }

    private static Query sql(String sql, Object... parameters) {
        return Query.of(Rig.SOURCE, sql, parameters);
    }

    private static Query requestId(String id) {
        return new Query(id, Rig.SOURCE, "", GOOD, List.of(), "", Bounds.getDefaultInstance(), Optional.empty());
    }

    private static Query bounds(Bounds bounds) {
        Query good = sql(GOOD);
        return new Query(good.requestId(), Rig.SOURCE, "", GOOD, List.of(), "", bounds, Optional.empty());
    }

    private static Map<String, Supplier<String>> tokens(Rig rig) throws Exception {
        String good = rig.token();
        String foreign = rig.foreignToken();
        Map<String, Supplier<String>> tokens = new LinkedHashMap<>();
        tokens.put("no token", () -> "");
        tokens.put("token that is none", () -> "seven");
        tokens.put("token with another signature", () -> good.substring(0, good.length() - 8) + "AAAAAAAA");
        tokens.put("token of another certificate", () -> foreign);
        return tokens;
    }

    private static String text(Map<String, String> answers) {
        return answers.entrySet().stream()
                .map(answer -> "== " + answer.getKey() + "\n" + answer.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Of all these only the divisions and casts reached the database, and each of them has its end in the trail. */
    private static void assertNothingRan(Stand stand) throws Exception {
        AuditReader trail = AuditReader.of(stand.rig().folder().resolve("trail"));
        int all = 1_000;
        assertThat(trail.latest(RecordFilter.kind(Kind.KIND_INTENT), all))
                .hasSameSizeAs(trail.latest(RecordFilter.kind(Kind.KIND_OUTCOME), all));
        assertThat(trail.latest(RecordFilter.kind(Kind.KIND_DENIED), all)).hasSizeGreaterThan(20);
        assertThat(trail.latest(RecordFilter.kind(Kind.KIND_AUTH_FAIL), all)).isNotEmpty();
    }
}
