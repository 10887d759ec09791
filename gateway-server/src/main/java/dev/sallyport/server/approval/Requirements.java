package dev.sallyport.server.approval;

import dev.sallyport.v1.Requirement;
import dev.sallyport.v1.RequirementOrBuilder;
import dev.sallyport.v1.SignedDecision;
import dev.sallyport.v1.Verdict;
import java.util.List;

/** How far the rules that ask have been answered. */
final class Requirements {
    private Requirements() {}

    /** Each rule with its quorum, `name=quorum`: what an approval is bound to. */
    static List<String> texts(List<Requirement> requirements) {
        return requirements.stream()
                .map(each -> each.getRule() + "=" + each.getQuorum())
                .toList();
    }

    /** Different humans, not different keys or issuers, who said yes under the rule. */
    static int given(RequirementOrBuilder requirement, List<SignedDecision> decisions) {
        return (int) decisions.stream()
                .filter(decision -> decision.getVerdict() == Verdict.VERDICT_APPROVE)
                .filter(decision -> decision.getRulesList().contains(requirement.getRule()))
                .map(SignedDecision::getHuman)
                .distinct()
                .count();
    }

    static boolean areMet(List<Requirement> requirements, List<SignedDecision> decisions) {
        return !requirements.isEmpty()
                && requirements.stream().allMatch(each -> given(each, decisions) >= Math.max(1, each.getQuorum()));
    }
}
