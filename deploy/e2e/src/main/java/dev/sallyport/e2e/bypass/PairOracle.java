package dev.sallyport.e2e.bypass;

import java.util.List;
import java.util.Optional;

/** Non-interference: two databases that differ only in what the principal may not see give the same complete answer. */
final class PairOracle {
    private PairOracle() {}

    /** What differs, if anything does; both replies must come without the names of their databases. */
    static Optional<String> find(Case one, Reply first, Reply second) {
        if (!first.head().equals(second.head())) {
            return differ("columns", first.head(), second.head());
        }
        if (!first.rest().equals(second.rest())) {
            return differ("end", first.rest(), second.rest());
        }
        List<String> left = rows(one, first);
        List<String> right = rows(one, second);
        return left.equals(right) ? Optional.empty() : differ("rows", left, right);
    }

    /** What differs between two other texts about the statement, if anything does. */
    static Optional<String> find(String first, String second) {
        return first.equals(second) ? Optional.empty() : differ("understanding", first, second);
    }

    /**
     * In their order where the statement asks for one, also when it leaves ties: both databases are laid out alike, so
     * ties that fall otherwise are read by a person.
     */
    private static List<String> rows(Case one, Reply reply) {
        return one.isOrdered()
                ? reply.rowTexts()
                : reply.rowTexts().stream().sorted().toList();
    }

    private static Optional<String> differ(String what, Object first, Object second) {
        return Optional.of(what + " differ: " + first + " and " + second);
    }
}
