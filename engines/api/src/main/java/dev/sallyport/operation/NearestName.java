package dev.sallyport.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant by a name that is not known, among names that they may know. */
public final class NearestName {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 128;
    private static final int NEAR = 2;

    private NearestName() {}

    /** The one known name that is at most two edits (Levenshtein) away, the nearest first and then by name. */
    public static Optional<String> of(String asked, Collection<String> known) {
        if (asked.length() < SHORTEST || asked.length() > LONGEST) {
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
