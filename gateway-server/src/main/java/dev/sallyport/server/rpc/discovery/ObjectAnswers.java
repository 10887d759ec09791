package dev.sallyport.server.rpc.discovery;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.ObjectRight;
import dev.sallyport.server.rpc.Times;
import dev.sallyport.server.rpc.Verdicts;
import dev.sallyport.server.rpc.WireEnums;
import dev.sallyport.v1.DescribeObjectResponse;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.VisibleColumn;
import dev.sallyport.v1.VisibleTerms;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One object as its caller may know it, as the wire says it. */
final class ObjectAnswers {
    private ObjectAnswers() {}

    /**
     * The description.
     *
     * @param object as it stands in the caller's own catalog
     * @param rights at least one, the one that shows most first
     */
    static DescribeObjectResponse of(ObjectDescription object, List<ObjectRight> rights) {
        Grant.Terms most = rights.getFirst().grant().terms();
        DescribeObjectResponse.Builder answer = DescribeObjectResponse.newBuilder()
                .setObject(WireEnums.reference(object.name()))
                .setLimits(Verdicts.limits(rights.getFirst().limits()))
                .setApprovalRule(most.approvalRule().orElse(""))
                .setExpireTime(Times.message(rights.getFirst().grant().period().expiry()));
        object.columns()
                .forEach(column -> shown(column, rights).ifPresent(rule -> answer.addColumns(column(column, rule))));
        verbs(rights).forEach(verb -> answer.addVerbs(WireEnums.verb(verb)));
        rights.forEach(right -> answer.addTerms(terms(object, right)));
        return answer.build();
    }

    private static Set<Verb> verbs(List<ObjectRight> rights) {
        Set<Verb> verbs = new TreeSet<>();
        rights.forEach(right -> verbs.addAll(right.grant().scope().verbs()));
        return verbs;
    }

    /** Clear where any grant shows it clear, since a statement that reads it alone runs under that one. */
    private static Optional<ColumnRule> shown(ColumnDescription column, List<ObjectRight> rights) {
        List<ColumnRule> rules = rules(column, rights).toList();
        return rules.stream()
                .filter(rule -> !rule.isMasked())
                .findFirst()
                .or(() -> rules.stream().findFirst());
    }

    private static Stream<ColumnRule> rules(ColumnDescription column, List<ObjectRight> rights) {
        return rights.stream().map(right -> right.columns().get(column.name())).filter(Objects::nonNull);
    }

    private static VisibleTerms terms(ObjectDescription object, ObjectRight right) {
        Grant grant = right.grant();
        VisibleTerms.Builder terms = VisibleTerms.newBuilder()
                .setGrant(grant.name())
                .setLimits(Verdicts.limits(right.limits()))
                .setApprovalRule(grant.terms().approvalRule().orElse(""))
                .setExpireTime(Times.message(grant.period().expiry()))
                .setIntentRequired(grant.terms().intentRequired())
                .setRowsFiltered(right.rowsFiltered())
                .setWriteOracle(grant.terms().reserved().writeOracle());
        grant.scope().verbs().forEach(verb -> terms.addVerbs(WireEnums.verb(verb)));
        object.columns()
                .forEach(column ->
                        rules(column, List.of(right)).forEach(rule -> terms.addColumns(column(column, rule))));
        return terms.build();
    }

    private static VisibleColumn column(ColumnDescription column, ColumnRule rule) {
        VisibleColumn.Builder message =
                VisibleColumn.newBuilder().setName(column.name()).setEngineType(column.engineType());
        return switch (rule) {
            case ColumnRule.Clear() ->
                message.setDisclosure(Disclosure.DISCLOSURE_CLEAR).build();
            case ColumnRule.Masked(var mask) ->
                message.setDisclosure(Disclosure.DISCLOSURE_MASKED)
                        .setMask(mask.label())
                        .build();
            case ColumnRule.Withheld() ->
                throw new IllegalArgumentException("column `" + column.name() + "` is withheld");
        };
    }
}
