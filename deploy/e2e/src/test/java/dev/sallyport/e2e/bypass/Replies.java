package dev.sallyport.e2e.bypass;

import dev.sallyport.v1.Column;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cases and replies as tests need them. */
final class Replies {
    static final String CANARY = "900-12-3456";

    private Replies() {}

    /** A case of the reader with one canary. */
    static Case one(Expected expected, String sql, String... oracles) {
        return one("laundering", expected, sql, Optional.empty(), List.of(), Set.of(oracles));
    }

    static Case one(
            String category,
            Expected expected,
            String sql,
            Optional<Expected> also,
            List<String> targets,
            Set<String> oracles) {
        return new Case(
                "PG-000",
                "postgresql",
                category,
                ReferencePolicy.READER,
                sql,
                List.of(),
                expected,
                also,
                0,
                targets,
                List.of(CANARY),
                List.of(),
                oracles,
                Optional.empty());
    }

    /** A whole answer with one column `x` and a row for each cell. */
    static Reply answer(String... cells) {
        return new Reply(
                List.of(column("x")), rows(cells), "completion: COMPLETION_COMPLETE", "", "", Optional.empty());
    }

    static Reply failed(Failure.Stage stage, Reason reason, String message) {
        Failure failure = new Failure(stage, reason, message, "a.rule");
        return new Reply(List.of(), List.of(), "message: " + message, "", "", Optional.of(failure));
    }

    static Reply refused(Reason reason) {
        return failed(Failure.Stage.REFUSED, reason, "no");
    }

    static Column column(String label) {
        return Column.newBuilder()
                .setLabel(label)
                .setDisclosure(Disclosure.DISCLOSURE_CLEAR)
                .build();
    }

    static List<List<String>> rows(String... cells) {
        return Arrays.stream(cells).map(List::of).toList();
    }
}
