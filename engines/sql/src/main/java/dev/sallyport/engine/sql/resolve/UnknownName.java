package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The one answer for a name that the principal's catalog does not have: missing, not granted, withheld and internal to the
 * server are the same, and what is suggested stands in that catalog.
 */
final class UnknownName {
    private static final int LONGEST = 128;
    private static final int NEAR = 2;

    private UnknownName() {}

    static Unresolved of(QualifiedName asked, Collection<String> known, Mark where) {
        Refusal refusal = new Refusal(
                Reason.UNKNOWN_OBJECT,
                "`" + asked + "` does not exist or is not granted to you",
                "catalog.visible",
                nearest(asked.last().text(), known)
                        .map(name -> "did you mean `" + name + "`? Discovery lists what you can name")
                        .orElse("ask Discovery for the tables and columns that you can name"));
        return Unresolved.because(refusal, where);
    }

    /** The one known name that is at most two edits away, the nearest first and then by name. */
    private static Optional<String> nearest(String asked, Collection<String> known) {
        if (asked.length() < 3 || asked.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .distinct()
                .filter(name -> name.length() <= LONGEST)
                .map(name -> new Candidate(name, distance(asked, name)))
                .filter(candidate -> candidate.distance <= NEAR && candidate.distance * 2 < asked.length())
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
