package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cases with expectations that cannot hold: what the oracles are worth on a real answer. */
final class Planted {
    private final String engine;

    Planted(String engine) {
        this.engine = engine;
    }

    /** @param sleep a statement that is refused */
    List<Case> cases(String sleep) {
        return List.of(
                one("SHOWN-NAME", Expected.ALLOWED_MASKED, "select name from users", "Alice"),
                one("SHOWN-LABEL", Expected.ALLOWED, "select 1 as canary", "canary"),
                one("RAN", Expected.DENY, "select name from products", "x-canary"),
                one("NO-LIMIT", Expected.LIMIT_ENFORCED, "select 1", "x-canary"),
                one("NOT-RAW", Expected.ALLOWED, "select ssn from users", "x-canary"),
                one("REFUSED", Expected.MASK, sleep, "x-canary"));
    }

    /** What a report says of them that has nothing else to tell. */
    static void assertTold(String json) {
        assertThat(json)
                .contains("\"missed\":[\"SHOWN-NAME\",\"SHOWN-LABEL\",\"RAN\",\"NO-LIMIT\"]")
                .contains("\"over_blocked\":[\"NOT-RAW\",\"REFUSED\"]")
                .contains("\"skipped\":[],\"pair_differences\":[],\"state_changed\":[]");
    }

    private Case one(String id, Expected expected, String sql, String canary) {
        return new Case(
                id,
                engine,
                "control",
                ReferencePolicy.READER,
                sql,
                List.of(),
                expected,
                Optional.empty(),
                0,
                List.of(),
                List.of(canary),
                List.of(),
                Set.of(),
                Optional.empty());
    }
}
