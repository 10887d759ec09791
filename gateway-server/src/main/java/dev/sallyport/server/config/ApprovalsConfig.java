package dev.sallyport.server.config;

import dev.sallyport.server.notice.WebhookConfig;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How people are asked.
 *
 * @param pending how long a question waits; 15 minutes when absent
 * @param valid how long a yes may be used; 10 minutes when absent
 * @param signedIn how long ago an approver may have proven who they are; 5 minutes when absent
 * @param methods ways to have done that (`amr`, RFC 8176, or `acr`) that no one can be talked out of; `hwk`, `fido`, `phr` and `phrh`
 *     when empty
 * @param rules by name; `default` is for operations that ask by themselves, and without it any approver answers those
 * @param webhooks where news of approvals go
 */
public record ApprovalsConfig(
        @Nullable Duration pending,
        @Nullable Duration valid,
        @Nullable Duration signedIn,
        Set<String> methods,
        List<RuleConfig> rules,
        List<WebhookConfig> webhooks) {
    public ApprovalsConfig {
        if (rules.stream().map(RuleConfig::name).distinct().count() < rules.size()) {
            throw new IllegalArgumentException("`approvals.rules` names one rule twice, expected different names");
        }
        methods = Set.copyOf(methods);
        rules = List.copyOf(rules);
        webhooks = List.copyOf(webhooks);
    }

    /** Nothing of it configured. */
    public static ApprovalsConfig ofNothing() {
        return new ApprovalsConfig(null, null, null, Set.of(), List.of(), List.of());
    }

    /**
     * Who answers what one rule asks.
     *
     * @param quorum how many different humans have to say yes; 1 when absent
     * @param approvers who may; any holder of the role `approver` when empty
     */
    public record RuleConfig(String name, @Nullable Integer quorum, List<ApproverConfig> approvers) {
        public RuleConfig {
            if (quorum != null && quorum < 1) {
                throw new IllegalArgumentException(
                        "`quorum` of the rule `" + name + "` is `" + quorum + "`, expected 1 or more");
            }
            approvers = List.copyOf(approvers);
        }
    }

    /**
     * A human or a group of one issuer; exactly one of subject and group is given.
     *
     * @param sources the sources they answer for; all when empty
     * @param classes the kinds of operation they answer for, `read`, `write` or `ddl`; all when empty
     */
    public record ApproverConfig(
            String issuer,
            @Nullable String subject,
            @Nullable String group,
            Set<String> sources,
            Set<OperationClass> classes) {
        public ApproverConfig {
            if ((subject == null) == (group == null)) {
                throw new IllegalArgumentException("an approver of `" + issuer + "` names subject `" + subject
                        + "` and group `" + group + "`, expected exactly one");
            }
            sources = Set.copyOf(sources);
            classes = Set.copyOf(classes);
        }
    }

    /** What kind of operation it is. */
    public enum OperationClass {
        read,
        write,
        ddl
    }
}
