package dev.sallyport.policy;

import java.util.List;

/** The grants that a whole operation runs under, or the first part of it that has none. */
sealed interface Choices {
    record All(List<Choice.Chosen> chosen) implements Choices {
        public All {
            chosen = List.copyOf(chosen);
        }

        boolean needsApproval() {
            return chosen.stream().anyMatch(choice -> choice.terms().needsApproval());
        }
    }

    record Lacking(Choice.None none) implements Choices {}
}
