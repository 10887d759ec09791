package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.Limits;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.AgentSelector;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.HumanSelector;
import dev.sallyport.policy.ObjectSelector;
import dev.sallyport.policy.Provenance;
import dev.sallyport.policy.TaskSelector;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.server.rpc.Times;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A complete grant of the wire as a grant of the model; {@link GrantAnswers} is the way back. */
final class GrantMessages {
    private final dev.sallyport.v1.Grant message;
    private final String field;

    private GrantMessages(dev.sallyport.v1.Grant message, String field) {
        this.message = message;
        this.field = field;
    }

    /**
     * Nothing is filled in: what is not set is refused.
     *
     * @param field path of the grant in its request
     * @throws RefusedException naming the first field that is not well formed
     */
    static Grant of(dev.sallyport.v1.Grant message, long version, String field) {
        return new GrantMessages(message, field).grant(version);
    }

    private Grant grant(long version) {
        UnknownFields.refuseIn(message, field);
        return new Grant(
                message.getName(),
                new Grant.Who(agent(), human(), task()),
                new Grant.Scope(message.getSource(), message.getDatabase(), objects(), verbs()),
                terms(),
                new Grant.Period(
                        Times.instant(message.getStartTime(), field + ".start_time"),
                        Times.instant(message.getExpireTime(), field + ".expire_time")),
                message.getReason(),
                new Provenance(
                        version,
                        message.getCreatedBy(),
                        Times.instant(message.getCreateTime(), field + ".create_time"),
                        message.getManifest()));
    }

    private AgentSelector agent() {
        var agent = message.getAgent();
        return switch (agent.getKindCase()) {
            case EXACT -> checked("agent.exact", agent.getExact(), () -> new AgentSelector.Exact(agent.getExact()));
            case PREFIX ->
                checked("agent.prefix", agent.getPrefix(), () -> new AgentSelector.Prefix(agent.getPrefix()));
            case KIND_NOT_SET -> throw Malformed.missing(field + ".agent", "one of `exact`, `prefix`");
        };
    }

    private HumanSelector human() {
        var human = message.getHuman();
        return switch (human.getKindCase()) {
            case EXACT ->
                checked(
                        "human.exact",
                        human.getExact().getSubject(),
                        () -> new HumanSelector.Exact(
                                human.getExact().getIssuer(), human.getExact().getSubject()));
            case GROUP ->
                checked(
                        "human.group",
                        human.getGroup().getGroup(),
                        () -> new HumanSelector.Group(
                                human.getGroup().getIssuer(), human.getGroup().getGroup()));
            case EVERYONE -> new HumanSelector.Everyone();
            case KIND_NOT_SET -> throw Malformed.missing(field + ".human", "one of `exact`, `group`, `everyone`");
        };
    }

    private TaskSelector task() {
        var task = message.getTask();
        return switch (task.getKindCase()) {
            case EXACT -> checked("task.exact", task.getExact(), () -> new TaskSelector.Exact(task.getExact()));
            case PREFIX -> checked("task.prefix", task.getPrefix(), () -> new TaskSelector.Prefix(task.getPrefix()));
            case ANY -> new TaskSelector.Any();
            case KIND_NOT_SET -> throw Malformed.missing(field + ".task", "one of `exact`, `prefix`, `any`");
        };
    }

    private List<ObjectSelector> objects() {
        return IntStream.range(0, message.getObjectsCount())
                .mapToObj(i -> object(message.getObjects(i), "objects[" + i + "]"))
                .toList();
    }

    private ObjectSelector object(dev.sallyport.v1.ObjectSelector selector, String at) {
        return switch (selector.getKindCase()) {
            case OBJECT ->
                checked(
                        at + ".object",
                        selector.getObject(),
                        () -> new ObjectSelector.Exact(selector.getSchema(), selector.getObject()));
            case ALL -> new ObjectSelector.Schema(selector.getSchema());
            case KIND_NOT_SET -> throw Malformed.missing(field + "." + at, "one of `object`, `all`");
        };
    }

    private Set<Verb> verbs() {
        return message.getVerbsList().stream().map(this::verb).collect(Collectors.toSet());
    }

    private Verb verb(dev.sallyport.v1.Verb verb) {
        return switch (verb) {
            case VERB_READ -> Verb.READ;
            case VERB_INSERT -> Verb.INSERT;
            case VERB_UPDATE -> Verb.UPDATE;
            case VERB_DELETE -> Verb.DELETE;
            case VERB_DDL -> Verb.DDL;
            case VERB_ADMIN -> Verb.ADMIN;
            case VERB_EXPLAIN -> Verb.EXPLAIN;
            case VERB_UNSPECIFIED, UNRECOGNIZED ->
                throw Malformed.field(field + ".verbs", verb.name(), "verbs that this version knows");
        };
    }

    private Grant.Terms terms() {
        return new Grant.Terms(
                columns(),
                filter(),
                limits(),
                Set.copyOf(message.getAllowedTagsList()),
                message.getIntentRequired(),
                Optional.of(message.getApprovalRule()).filter(rule -> !rule.isEmpty()),
                new Grant.Reserved(
                        message.getWriteOracle(),
                        message.getReversibleOnly(),
                        message.getMaxCost(),
                        Integer.toUnsignedLong(message.getCallsPerMinute())));
    }

    private Map<String, ColumnRule> columns() {
        Map<String, ColumnRule> columns = new HashMap<>();
        for (int i = 0; i < message.getColumnsCount(); i++) {
            var rule = message.getColumns(i);
            String at = field + ".columns[" + i + "]";
            if (columns.put(rule.getColumn(), columnRule(rule, at)) != null) {
                throw Malformed.field(at + ".column", rule.getColumn(), "each column once");
            }
        }
        return columns;
    }

    private static ColumnRule columnRule(dev.sallyport.v1.ColumnRule rule, String at) {
        return switch (rule.getDisclosureCase()) {
            case CLEAR -> new ColumnRule.Clear();
            case MASKED -> RuleMessages.masked(rule.getMasked(), at + ".masked");
            case WITHHELD -> new ColumnRule.Withheld();
            case DISCLOSURE_NOT_SET -> throw Malformed.missing(at, "one of `clear`, `masked`, `withheld`");
        };
    }

    private Optional<RowFilter> filter() {
        return message.hasRowFilter()
                ? Optional.of(new FilterMessages(message.getSource(), message.getDatabase())
                        .filter(message.getRowFilter(), field + ".row_filter"))
                : Optional.empty();
    }

    private Limits limits() {
        var limits = message.getLimits();
        return new Limits(
                number(limits.getRows(), "rows"),
                number(limits.getBytes(), "bytes"),
                number(limits.getCellBytes(), "cell_bytes"),
                number(limits.getAffected(), "affected"),
                Times.duration(limits.getTime(), field + ".limits.time"));
    }

    private long number(long unsigned, String name) {
        if (unsigned < 0) {
            throw Malformed.field(
                    field + ".limits." + name, Long.toUnsignedString(unsigned), "at most " + Long.MAX_VALUE);
        }
        return unsigned;
    }

    /** The model's own checks, with the field that they are about. */
    private <T> T checked(String at, String found, Supplier<T> selector) {
        try {
            return selector.get();
        } catch (IllegalArgumentException e) {
            throw Malformed.field(field + "." + at, found, "something else: " + e.getMessage());
        }
    }
}
