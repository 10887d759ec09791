package dev.sallyport.e2e.bypass;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The gateway's answer on the real database is the raw answer on one where masking is at rest; as multisets of rows. */
final class TwinOracle {
    private TwinOracle() {}

    /** How an answer of the gateway stands to a raw one. */
    enum Match {
        /** The same. */
        EQUAL,
        /** As many rows, and every cell is the same or null: more was hidden than need be. */
        LESS,
        /** Anything else. */
        OTHER
    }

    static Match compare(Reply reply, Raw.Answer raw) {
        return switch (raw) {
            case Raw.Answer.Failed _ -> reply.failed(Failure.Stage.RAN) ? Match.EQUAL : Match.OTHER;
            case Raw.Answer.Rows(var rows) -> reply.isWhole() ? compare(reply.rows(), rows) : Match.OTHER;
        };
    }

    private static Match compare(List<List<String>> came, List<List<String>> expected) {
        if (sorted(came).equals(sorted(expected))) {
            return Match.EQUAL;
        }
        List<List<String>> left = new ArrayList<>(expected);
        boolean isLess = came.size() == expected.size() && came.stream().allMatch(row -> takeCovered(row, left));
        return isLess ? Match.LESS : Match.OTHER;
    }

    private static List<String> sorted(List<List<String>> rows) {
        return rows.stream().map(Object::toString).sorted().toList();
    }

    private static boolean takeCovered(List<String> row, List<List<String>> left) {
        return left.stream()
                .filter(expected -> covers(row, expected))
                .findFirst()
                .map(left::remove)
                .orElse(false);
    }

    private static boolean covers(List<String> row, List<String> expected) {
        return row.size() == expected.size()
                && IntStream.range(0, row.size())
                        .allMatch(at ->
                                row.get(at).equals(Reply.NULL) || row.get(at).equals(expected.get(at)));
    }
}
