package dev.sallyport.e2e.bypass;

import java.util.Optional;
import java.util.stream.Stream;

/** No canary anywhere in what the client received; one that stands in the statement itself counts in rows and labels only. */
final class CanaryOracle {
    private CanaryOracle() {}

    /** Where a canary was found, if one was. */
    static Optional<String> find(Case one, Reply reply) {
        return one.canaries().stream()
                .flatMap(canary -> place(one, reply, canary).stream())
                .findFirst()
                .or(() -> forbidden(one, reply));
    }

    /** The same in any other text that the client received. */
    static Optional<String> find(Case one, String text) {
        return one.canaries().stream()
                .filter(canary -> text.contains(canary) && !one.operation().contains(canary))
                .map(canary -> "canary `" + canary + "` in what was said about the statement")
                .findFirst();
    }

    private static Optional<String> place(Case one, Reply reply, String canary) {
        if (String.join("\n", reply.rowTexts()).contains(canary)) {
            return Optional.of("canary `" + canary + "` in the rows");
        }
        if (String.join("\n", reply.labels()).contains(canary)) {
            return Optional.of("canary `" + canary + "` in a label");
        }
        boolean isInRest = reply.rest().contains(canary) && !one.operation().contains(canary);
        return isInRest ? Optional.of("canary `" + canary + "` in " + reply.rest()) : Optional.empty();
    }

    /** Strings of hidden rows are short, so they count only in what rows can reach: data, and an error of the database. */
    private static Optional<String> forbidden(Case one, Reply reply) {
        Stream<String> error = reply.failure().stream()
                .filter(failure -> failure.stage() != Failure.Stage.REFUSED)
                .map(Failure::message);
        String reachable =
                String.join("\n", Stream.concat(Stream.of(reply.data()), error).toList());
        return one.forbidden().stream()
                .filter(reachable::contains)
                .map(hidden -> "`" + hidden + "` of a hidden row came")
                .findFirst();
    }
}
