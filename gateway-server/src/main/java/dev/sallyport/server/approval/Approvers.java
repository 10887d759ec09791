package dev.sallyport.server.approval;

import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.Question;
import dev.sallyport.server.config.ApprovalsConfig;
import dev.sallyport.server.config.ApprovalsConfig.ApproverConfig;
import dev.sallyport.server.config.ApprovalsConfig.RuleConfig;
import dev.sallyport.server.identity.Role;
import dev.sallyport.server.identity.Roles;
import dev.sallyport.v1.GrantVersion;
import dev.sallyport.v1.OperationKind;
import dev.sallyport.v1.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may say yes to what: the rules that ask, and the separation of duty that none of them can lift. */
public final class Approvers {
    private static final String DEFAULT_RULE = "default";
    private static final Duration SIGNED_IN = Duration.ofMinutes(5);
    private static final Duration CLOCKS = Duration.ofSeconds(30);
    private static final Set<String> METHODS = Set.of("hwk", "fido", "phr", "phrh");

    private final Map<String, RuleConfig> rules = new LinkedHashMap<>();
    private final Duration signedIn;
    private final Set<String> methods;
    private final Roles roles;

    public Approvers(ApprovalsConfig config, Roles roles) {
        this.rules.put(DEFAULT_RULE, new RuleConfig(DEFAULT_RULE, 1, List.of()));
        config.rules().forEach(rule -> rules.put(rule.name(), rule));
        Duration configured = config.signedIn();
        this.signedIn = configured == null ? SIGNED_IN : configured;
        this.methods = config.methods().isEmpty() ? METHODS : config.methods();
        this.roles = roles;
    }

    /** The rules that have to be answered: those of the grants, and where only the operation itself asks, the default one. */
    List<Requirement> requirements(Question question) {
        Set<String> names = question.rules().isEmpty() ? Set.of(DEFAULT_RULE) : question.rules();
        return names.stream()
                .sorted()
                .map(name -> Requirement.newBuilder()
                        .setRule(name)
                        .setQuorum(quorum(name))
                        .build())
                .toList();
    }

    private int quorum(String name) {
        RuleConfig rule = rules.get(name);
        Integer quorum = rule == null ? null : rule.quorum();
        return quorum == null ? 1 : quorum;
    }

    /** A rule that nobody could answer. */
    Optional<Refusal> unanswerable(List<Requirement> requirements) {
        return requirements.stream()
                .map(Requirement::getRule)
                .filter(name -> !rules.containsKey(name))
                .findFirst()
                .map(ApprovalRefusals::nobody);
    }

    /** Why the caller may not decide about this one, whatever they would say. */
    Optional<Refusal> objection(Identity caller, Approval approval, PolicySnapshot policy, Instant now) {
        if (caller.agent().isPresent() || caller.mode() != Identity.Mode.DIRECT) {
            return Optional.of(ApprovalRefusals.AGENT);
        }
        if (!isFresh(caller.authTime(), now)) {
            return Optional.of(ApprovalRefusals.NOT_FRESH);
        }
        if (!isPhishingResistant(caller)) {
            return Optional.of(ApprovalRefusals.WEAK_SIGN_IN);
        }
        return separation(caller, approval, policy);
    }

    private boolean isPhishingResistant(Identity caller) {
        return Stream.concat(caller.amr().stream(), Stream.ofNullable(caller.acr()))
                .anyMatch(methods::contains);
    }

    private boolean isFresh(@Nullable Instant authTime, Instant now) {
        return authTime != null && !authTime.isBefore(now.minus(signedIn)) && !authTime.isAfter(now.plus(CLOCKS));
    }

    /** The same name at another issuer is taken for the same human: two people of one name lose a vote, nobody gains one. */
    private Optional<Refusal> separation(Identity caller, Approval approval, PolicySnapshot policy) {
        Requester requester = approval.requester();
        boolean isOwn = caller.human().equalsIgnoreCase(requester.human())
                || Packed.readTexts(approval.fields().bytes(Field.AGENT)).stream()
                        .anyMatch(caller.human()::equalsIgnoreCase)
                || caller.workload().equals(requester.workload());
        if (isOwn) {
            return Optional.of(ApprovalRefusals.OWN);
        }
        boolean wroteGrant = approval.question().getGrantsList().stream()
                .map(GrantVersion::getName)
                .flatMap(name -> policy.grant(name).stream())
                .map(grant -> Identity.subjectOf(grant.provenance().author()))
                .anyMatch(caller.human()::equalsIgnoreCase);
        if (wroteGrant) {
            return Optional.of(ApprovalRefusals.OWN_GRANT);
        }
        return answers(caller, approval).isEmpty() ? Optional.of(ApprovalRefusals.NOT_AN_APPROVER) : Optional.empty();
    }

    /** The rules among those that ask for which a yes of the caller counts. */
    List<String> answers(Identity caller, Approval approval) {
        return approval.question().getRequirementsList().stream()
                .map(Requirement::getRule)
                .filter(name -> mayAnswer(rules.get(name), caller, approval))
                .toList();
    }

    private boolean mayAnswer(@Nullable RuleConfig rule, Identity caller, Approval approval) {
        if (rule == null || !roles.holds(caller, Role.APPROVER)) {
            return false;
        }
        OperationKind kind = approval.question().getOperation().getKind();
        return rule.approvers().isEmpty()
                || rule.approvers().stream()
                        .anyMatch(each -> names(each, caller)
                                && answersFor(each, approval.question().getSource(), kind));
    }

    private static boolean names(ApproverConfig approver, Identity caller) {
        String group = approver.group();
        return approver.issuer().equals(caller.issuer())
                && (group == null
                        ? caller.human().equals(approver.subject())
                        : caller.groups().contains(group));
    }

    private static boolean answersFor(ApproverConfig approver, String source, OperationKind kind) {
        boolean ofClass = approver.classes().isEmpty()
                || approver.classes().stream()
                        .anyMatch(each -> kind.name().equalsIgnoreCase("OPERATION_KIND_" + each.name()));
        return ofClass && (approver.sources().isEmpty() || approver.sources().contains(source));
    }
}
