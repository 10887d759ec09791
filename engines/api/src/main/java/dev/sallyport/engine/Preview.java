package dev.sallyport.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a person is shown of an operation before it runs, found out without changing anything.
 *
 * @param affected rows that it would change; empty where they cannot be counted without running it
 * @param image the same rows as they are, to be compared when it runs; empty where they are not read
 * @param columns labels of the sample
 * @param sample the first of these rows, each cell as text and empty where it is null
 * @param reversibility whether what it does could be undone
 */
public record Preview(
        OptionalLong affected,
        Optional<Image> image,
        List<String> columns,
        List<List<Optional<String>>> sample,
        Reversibility reversibility) {
    public Preview {
        columns = List.copyOf(columns);
        sample = List.copyOf(sample);
    }

    /** One that says nothing of the rows. */
    public static Preview uncounted(Reversibility reversibility) {
        return new Preview(OptionalLong.empty(), Optional.empty(), List.of(), List.of(), reversibility);
    }

    /** Whether what an operation does could be undone by another one. */
    public enum Reversibility {
        /** It changes nothing. */
        NOTHING_TO_UNDO,
        /** What it makes can be removed again, and nothing was there before: rows that are added, a new index. */
        REMOVABLE,
        /** The former contents are lost unless somebody kept them: rows that are changed or deleted. */
        CONTENTS_LOST,
        /** Structure or whole tables are lost: a drop, a truncation, a type that was changed. */
        IRREVERSIBLE,
        /** Not known, and to be taken for the worst. */
        UNKNOWN
    }
}
