package dev.sallyport.policy;

import dev.sallyport.operation.ColumnName;
import java.util.Optional;

/** One rule of the policy that comes, goes or becomes another. */
public sealed interface RuleChange {
    /** A grant; without a before it is new, without an after it ends. */
    record OfGrant(String name, Optional<Grant> before, Optional<Grant> after) implements RuleChange {}

    /** The class of a column; without a before it is new, without an after it ends. */
    record OfClassification(ColumnName column, Optional<Classification> before, Optional<Classification> after)
            implements RuleChange {}

    /** What happens to the rule. */
    enum Action {
        CREATE,
        UPDATE,
        DELETE
    }

    static RuleChange put(PolicySnapshot snapshot, Grant grant) {
        return new OfGrant(grant.name(), snapshot.grant(grant.name()), Optional.of(grant));
    }

    static RuleChange end(Grant grant) {
        return new OfGrant(grant.name(), Optional.of(grant), Optional.empty());
    }

    static RuleChange put(PolicySnapshot snapshot, Classification classification) {
        ColumnName column = classification.key().column();
        return new OfClassification(column, snapshot.classification(column), Optional.of(classification));
    }

    static RuleChange end(Classification classification) {
        return new OfClassification(classification.key().column(), Optional.of(classification), Optional.empty());
    }

    default Action action() {
        if (etagBefore().isEmpty()) {
            return Action.CREATE;
        }
        return etagAfter().isEmpty() ? Action.DELETE : Action.UPDATE;
    }

    /** Empty when the rule is new. */
    default String etagBefore() {
        return switch (this) {
            case OfGrant(var _, var before, var _) -> before.map(Grant::etag).orElse("");
            case OfClassification(var _, var before, var _) ->
                before.map(Classification::etag).orElse("");
        };
    }

    /** Empty when the rule ends. */
    default String etagAfter() {
        return switch (this) {
            case OfGrant(var _, var _, var after) -> after.map(Grant::etag).orElse("");
            case OfClassification(var _, var _, var after) ->
                after.map(Classification::etag).orElse("");
        };
    }
}
