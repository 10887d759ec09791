package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.Effect;
import dev.sallyport.policy.Basis;
import dev.sallyport.policy.Decision;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.NearMiss;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.Wishes;
import dev.sallyport.server.flow.Explanations;
import dev.sallyport.server.flow.Explanations.Decided;
import dev.sallyport.server.flow.Explanations.Explanation;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.rpc.Submissions;
import dev.sallyport.server.rpc.Verdicts;
import dev.sallyport.server.rpc.WireEnums;
import dev.sallyport.server.source.Source;
import dev.sallyport.v1.ExplainDecisionRequest;
import dev.sallyport.v1.ExplainDecisionResponse;
import dev.sallyport.v1.ExplainedCaller;
import dev.sallyport.v1.GrantVerdict;
import dev.sallyport.v1.IdentityAttribute;
import dev.sallyport.v1.MaskedColumn;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Says to an admin how an operation of somebody would be decided now, and on what. */
final class DecisionAnswers {
    private final Explanations explanations;
    private final SourceCatalogs catalogs;

    DecisionAnswers(Explanations explanations, SourceCatalogs catalogs) {
        this.explanations = explanations;
        this.catalogs = catalogs;
    }

    /** @throws RefusedException when the source is not there, or the request is not well formed */
    ExplainDecisionResponse of(ExplainDecisionRequest request) {
        if (request.getAuditIndex() != 0) {
            throw Malformed.field(
                    "audit_index",
                    Long.toUnsignedString(request.getAuditIndex()),
                    "nothing: this version explains a statement, not yet a record");
        }
        Source source = catalogs.source(request.getSource(), "source");
        var _ = catalogs.database(source, request.getDatabase(), "database");
        Explanations.Question question = new Explanations.Question(
                principal(request.getCaller()),
                source,
                Submissions.statement(request.getStatement()),
                new Wishes(
                        Submissions.bounds(request.getBounds()).limits(),
                        request.getIntent(),
                        Submissions.unmask(request.getUnmaskList())));
        return explanations
                .of(question)
                .map(DecisionAnswers::message)
                .orElseThrow(() -> new RefusedException(Explanations.unavailable(source)));
    }

    private static Identity.Principal principal(ExplainedCaller caller) {
        Map<String, Identity.Attribute> attributes = new HashMap<>();
        caller.getAttributesList().forEach(each -> attributes.put(each.getName(), attribute(each)));
        return new Identity.Principal(
                caller.getIssuer(),
                caller.getHuman(),
                caller.getAgent(),
                caller.getTask(),
                Set.copyOf(caller.getGroupsList()),
                attributes);
    }

    private static Identity.Attribute attribute(IdentityAttribute attribute) {
        return switch (attribute.getValueCase()) {
            case TEXT -> new Identity.Attribute.Text(attribute.getText());
            case NUMBER -> new Identity.Attribute.Number(attribute.getNumber());
            case VALUE_NOT_SET -> throw Malformed.missing("caller.attributes.value", "one of `text`, `number`");
        };
    }

    private static ExplainDecisionResponse message(Explanation explanation) {
        ExplainDecisionResponse.Builder answer = ExplainDecisionResponse.newBuilder()
                .setOperation(explanation
                        .decided()
                        .map(decided -> Verdicts.operation(decided.reading()))
                        .orElse(Verdicts.NOT_UNDERSTOOD))
                .setPolicyEtag(explanation.policy().hash());
        explanation.decided().ifPresent(decided -> decided(answer, decided, explanation.policy()));
        explanation.turnedAway().ifPresent(refusal -> answer.setRefusal(Verdicts.refused(refusal)));
        return answer.build();
    }

    private static void decided(ExplainDecisionResponse.Builder answer, Decided decided, PolicySnapshot policy) {
        switch (decided.decision()) {
            case Decision.Deny deny -> answer.setRefusal(Verdicts.refused(deny.refusal()));
            case Decision.Ask ask -> answer.setApprovalRequired(Verdicts.asked(ask));
            case Decision.Allow allow -> answer.setAllowed(Verdicts.allowed(allow.basis()));
        }
        Basis basis = decided.decision().basis();
        used(decided, basis).values().forEach(answer::addVerdicts);
        basis.misses().forEach(miss -> answer.addVerdicts(missed(miss, policy)));
        basis.masks()
                .forEach(use -> answer.addMasks(MaskedColumn.newBuilder()
                        .setColumn(WireEnums.reference(use.column()))
                        .setMask(use.mask())));
    }

    /** Each grant once, with the objects that it is used for. */
    private static Map<String, GrantVerdict> used(Decided decided, Basis basis) {
        Map<String, GrantVerdict> used = new TreeMap<>();
        for (Basis.GrantUse use : basis.grants()) {
            GrantVerdict.Builder verdict = used.getOrDefault(use.grant(), GrantVerdict.getDefaultInstance()).toBuilder()
                    .setGrant(use.grant())
                    .setEtag(use.etag())
                    .setMatched(true);
            decided.reading().operation().effects().stream()
                    .filter(effect -> effect.reference() == use.reference())
                    .map(Effect::target)
                    .forEach(target -> verdict.addObjects(WireEnums.reference(target)));
            used.put(use.grant(), verdict.build());
        }
        return used;
    }

    private static GrantVerdict missed(NearMiss miss, PolicySnapshot policy) {
        return GrantVerdict.newBuilder()
                .setGrant(miss.grant())
                .setFailedDimension(miss.failed().name().toLowerCase(Locale.ROOT))
                .setEtag(policy.grant(miss.grant()).map(Grant::etag).orElse(""))
                .build();
    }
}
