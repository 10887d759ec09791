package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.Mask;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.RuleChange;
import dev.sallyport.server.rpc.WireEnums;
import dev.sallyport.v1.PolicyChange;
import dev.sallyport.v1.PolicyChangeKind;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes of the policy as a plan shows them. */
final class ChangeMessages {
    private ChangeMessages() {}

    static PolicyChange message(RuleChange change) {
        PolicyChange.Builder message = PolicyChange.newBuilder()
                .setKind(
                        switch (change.action()) {
                            case CREATE -> PolicyChangeKind.POLICY_CHANGE_KIND_CREATE;
                            case UPDATE -> PolicyChangeKind.POLICY_CHANGE_KIND_UPDATE;
                            case DELETE -> PolicyChangeKind.POLICY_CHANGE_KIND_REVOKE;
                        });
        switch (change) {
            case RuleChange.OfGrant(String name, var before, var after) ->
                message.setGrant(name).setSummary(summary(before, after));
            case RuleChange.OfClassification(var column, var before, var after) ->
                message.setClassification(WireEnums.reference(column))
                        .setSummary(after.or(() -> before)
                                .map(ChangeMessages::summary)
                                .orElse(""));
        }
        return message.build();
    }

    private static String summary(Optional<Grant> before, Optional<Grant> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return after.or(() -> before).map(ChangeMessages::summary).orElse("");
        }
        Grant old = before.get();
        Grant young = after.get();
        return Stream.of(
                        differs("who", old.who().equals(young.who())),
                        differs("scope", old.scope().equals(young.scope())),
                        differs(
                                "columns",
                                old.terms().columns().equals(young.terms().columns())),
                        differs(
                                "row filter",
                                old.terms().filter().equals(young.terms().filter())),
                        differs(
                                "limits",
                                old.terms().limits().equals(young.terms().limits())),
                        differs(
                                "write_oracle",
                                old.terms().reserved().writeOracle()
                                        == young.terms().reserved().writeOracle()),
                        differs("period", old.period().equals(young.period())),
                        differs("reason", old.reason().equals(young.reason())))
                .flatMap(Optional::stream)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), names -> "differs in " + (names.isEmpty() ? "its terms" : names)));
    }

    private static Optional<String> differs(String name, boolean same) {
        return same ? Optional.empty() : Optional.of(name);
    }

    private static String summary(Grant grant) {
        String verbs = grant.scope().verbs().stream().map(Enum::name).collect(Collectors.joining(", "));
        String oracle = grant.terms().reserved().writeOracle() ? " with write_oracle" : "";
        return verbs + oracle + " on " + grant.scope().source() + " until "
                + grant.period().expiry();
    }

    private static String summary(Classification classification) {
        return switch (classification.level()) {
            case ColumnRule.Clear() -> "clear";
            case ColumnRule.Masked(Mask.Document(var tree)) -> DocumentMessages.summary(tree);
            case ColumnRule.Masked(var mask) -> "masked with " + mask.label();
            case ColumnRule.Withheld() -> "withheld";
        };
    }
}
