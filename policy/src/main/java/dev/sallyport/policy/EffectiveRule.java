package dev.sallyport.policy;

import dev.sallyport.operation.DocumentTree;
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
                .map(known -> ofClassified(
                        terms, exception == null ? known.level() : excepted(known.level(), exception), known))
                .orElseGet(() -> ofUnclassified(exception));
    }

    /** What a person sees who is cleared for nothing: the class alone, whatever a grant excepts. */
    static ColumnRule ofClass(Optional<Classification> classification) {
        return classification.map(Classification::level).orElse(NOTHING);
    }

    /** Who may write a column sees at most a constant of it: with any other mask they could look values up. */
    static ColumnRule forWriter(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.Masked(Mask.Document(var tree)) ->
                document(DocumentRules.forWriter(tree, EffectiveRule::tellsNothing));
            case ColumnRule.Masked(Mask mask) -> tellsNothing(mask) ? rule : NOTHING;
            case ColumnRule.Clear _, ColumnRule.Withheld _ -> rule;
        };
    }

    /**
     * A path without a class is dropped whatever the grant says: of a document that is clear by paths the grant shows those
     * alone, and of a column that is masked or withheld as a whole no path has a class.
     */
    private static ColumnRule excepted(ColumnRule level, ColumnRule exception) {
        boolean ofPaths = exception.isDocument();
        return switch (level) {
            case ColumnRule.Masked(Mask.Document(var known)) ->
                switch (exception) {
                    case ColumnRule.Clear() -> document(DocumentRules.revealed(known));
                    case ColumnRule.Masked(Mask.Document(var tree)) -> document(DocumentRules.overlay(known, tree));
                    case ColumnRule.Masked masked -> masked;
                    case ColumnRule.Withheld withheld -> withheld;
                };
            case ColumnRule.Clear _ -> exception;
            case ColumnRule.Masked _, ColumnRule.Withheld _ -> ofPaths ? level : exception;
        };
    }

    private static ColumnRule ofClassified(Grant.Terms terms, ColumnRule rule, Classification known) {
        boolean mayBeClear =
                terms.allowedTags().isEmpty() || terms.allowedTags().containsAll(known.tags());
        if (mayBeClear) {
            return rule;
        }
        return switch (rule) {
            case ColumnRule.Clear _ -> known.level() instanceof ColumnRule.Clear ? NOTHING : known.level();
            case ColumnRule.Masked(Mask.Document(var tree)) -> document(DocumentRules.concealed(tree));
            case ColumnRule.Masked _, ColumnRule.Withheld _ -> rule;
        };
    }

    private static ColumnRule ofUnclassified(@Nullable ColumnRule exception) {
        return switch (exception) {
            case null -> NOTHING;
            case ColumnRule.Clear _ -> NOTHING;
            case ColumnRule.Masked(Mask mask) -> tellsNothing(mask) ? exception : NOTHING;
            case ColumnRule.Withheld withheld -> withheld;
        };
    }

    private static ColumnRule document(DocumentTree tree) {
        return new ColumnRule.Masked(new Mask.Document(tree));
    }

    /** Whether what is shown is the same for every value. */
    static boolean tellsNothing(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.Clear _ -> false;
            case ColumnRule.Masked(Mask mask) -> tellsNothing(mask);
            case ColumnRule.Withheld _ -> true;
        };
    }

    private static boolean tellsNothing(Mask mask) {
        return switch (mask) {
            case Mask.Null _, Mask.Constant _, Mask.Redact _ -> true;
            case Mask.Partial _, Mask.Generalize _, Mask.Hash _, Mask.Document _ -> false;
        };
    }
}
