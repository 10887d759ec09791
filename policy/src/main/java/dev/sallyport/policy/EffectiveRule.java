package dev.sallyport.policy;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectDescription;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a column's class and a grant's exception for it come to. */
final class EffectiveRule {
    static final ColumnRule NOTHING = new ColumnRule.Masked(new Mask.Null());

    private EffectiveRule() {}

    /**
     * The grant's exception where it names the column, else the class; without a class nothing of the value is shown. What the
     * database computes shows no more than what it is computed from.
     */
    static ColumnRule of(
            Grant.Terms terms, ObjectDescription object, ColumnDescription column, PolicySnapshot snapshot) {
        return strictest(
                object,
                column,
                each -> isDropped(object, snapshot.classification(object, each))
                        ? new ColumnRule.Withheld()
                        : of(terms, each.name(), snapshot.classification(object, each)));
    }

    /** A path of documents that has no class does not exist for anybody: documents grow fields that nobody decided about. */
    private static boolean isDropped(ObjectDescription object, Optional<Classification> classification) {
        return object.kind() == ObjectDescription.Kind.COLLECTION && classification.isEmpty();
    }

    static ColumnRule of(Grant.Terms terms, String column, Optional<Classification> classification) {
        ColumnRule exception = terms.columns().get(column);
        return classification
                .map(known -> ofClassified(
                        terms, exception == null ? known.level() : excepted(known.level(), exception), known))
                .orElseGet(() -> ofUnclassified(exception));
    }

    /** What a person sees who is cleared for nothing: the class alone, whatever a grant excepts. */
    static ColumnRule ofClass(ObjectDescription object, ColumnDescription column, PolicySnapshot snapshot) {
        return strictest(
                object,
                column,
                each -> snapshot.classification(object, each)
                        .map(Classification::level)
                        .orElse(NOTHING));
    }

    private static ColumnRule strictest(
            ObjectDescription object, ColumnDescription column, Function<ColumnDescription, ColumnRule> rules) {
        if (column.inputs().isEmpty()) {
            return rules.apply(column);
        }
        return object.columns().stream()
                .filter(each -> column.inputs().contains(each.id()))
                .map(rules)
                .reduce(rules.apply(column), EffectiveRule::computed);
    }

    private static ColumnRule computed(ColumnRule rule, ColumnRule input) {
        return switch (input) {
            case ColumnRule.Clear _ -> rule;
            case ColumnRule.Masked _ -> tellsNothing(rule) ? rule : NOTHING;
            case ColumnRule.Withheld _ -> input;
        };
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
