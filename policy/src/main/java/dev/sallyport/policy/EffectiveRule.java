package dev.sallyport.policy;

import dev.sallyport.operation.Mask;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a column's class and a grant's exception for it come to. */
final class EffectiveRule {
    private static final ColumnRule NOTHING = new ColumnRule.Masked(new Mask.Null());

    private EffectiveRule() {}

    /** The grant's exception where it names the column, else the class; without a class nothing of the value is shown. */
    static ColumnRule of(Grant.Terms terms, String column, Optional<Classification> classification) {
        ColumnRule exception = terms.columns().get(column);
        return classification
                .map(known -> ofClassified(terms, exception == null ? known.level() : exception, known))
                .orElseGet(() -> ofUnclassified(exception));
    }

    /** Who may write a column sees at most a constant of it: with any other mask they could look values up. */
    static ColumnRule forWriter(ColumnRule rule) {
        return rule instanceof ColumnRule.Masked(Mask mask) && !tellsNothing(mask) ? NOTHING : rule;
    }

    private static ColumnRule ofClassified(Grant.Terms terms, ColumnRule rule, Classification known) {
        boolean mayBeClear =
                terms.allowedTags().isEmpty() || terms.allowedTags().containsAll(known.tags());
        if (!(rule instanceof ColumnRule.Clear) || mayBeClear) {
            return rule;
        }
        return known.level() instanceof ColumnRule.Clear ? NOTHING : known.level();
    }

    private static ColumnRule ofUnclassified(@Nullable ColumnRule exception) {
        return switch (exception) {
            case null -> NOTHING;
            case ColumnRule.Clear _ -> NOTHING;
            case ColumnRule.Masked(Mask mask) -> tellsNothing(mask) ? exception : NOTHING;
            case ColumnRule.Withheld withheld -> withheld;
        };
    }

    private static boolean tellsNothing(Mask mask) {
        return switch (mask) {
            case Mask.Null _, Mask.Constant _, Mask.Redact _ -> true;
            case Mask.Partial _, Mask.Generalize _, Mask.Hash _ -> false;
        };
    }
}
