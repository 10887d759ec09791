package dev.sallyport.server.rpc.policy;

import dev.sallyport.policy.AgentSelector;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.HumanSelector;
import dev.sallyport.policy.ObjectSelector;
import dev.sallyport.policy.TaskSelector;
import dev.sallyport.server.rpc.Times;
import dev.sallyport.server.rpc.Verdicts;
import dev.sallyport.server.rpc.WireEnums;
import dev.sallyport.v1.AllObjects;
import dev.sallyport.v1.AnyTask;
import dev.sallyport.v1.ClearColumn;
import dev.sallyport.v1.Everyone;
import dev.sallyport.v1.GrantState;
import dev.sallyport.v1.Group;
import dev.sallyport.v1.Subject;
import dev.sallyport.v1.WithheldColumn;
import java.time.Instant;
import java.util.Map;

/** A grant of the model as a grant of the wire. */
final class GrantAnswers {
    private GrantAnswers() {}

    /** As it stands at a moment: in force, or over by itself. */
    static dev.sallyport.v1.Grant at(Grant grant, Instant now) {
        boolean over = !now.isBefore(grant.period().expiry());
        return in(grant, over ? GrantState.GRANT_STATE_EXPIRED : GrantState.GRANT_STATE_ACTIVE);
    }

    static dev.sallyport.v1.Grant in(Grant grant, GrantState state) {
        return message(grant).setEtag(grant.etag()).setState(state).build();
    }

    /** The grant without what follows from it: its etag and its state. */
    static dev.sallyport.v1.Grant.Builder message(Grant grant) {
        Grant.Terms terms = grant.terms();
        dev.sallyport.v1.Grant.Builder message = dev.sallyport.v1.Grant.newBuilder()
                .setName(grant.name())
                .setAgent(agent(grant.who().agent()))
                .setHuman(human(grant.who().human()))
                .setTask(task(grant.who().task()))
                .setSource(grant.scope().source())
                .setDatabase(grant.scope().database())
                .setLimits(Verdicts.limits(terms.limits()))
                .addAllAllowedTags(terms.allowedTags())
                .setIntentRequired(terms.intentRequired())
                .setWriteOracle(terms.reserved().writeOracle())
                .setApprovalRule(terms.approvalRule().orElse(""))
                .setStartTime(Times.message(grant.period().start()))
                .setExpireTime(Times.message(grant.period().expiry()))
                .setReason(grant.reason())
                .setCreatedBy(grant.provenance().author())
                .setCreateTime(Times.message(grant.provenance().time()))
                .setManifest(grant.provenance().manifest());
        grant.scope().objects().forEach(each -> message.addObjects(object(each)));
        grant.scope().verbs().forEach(verb -> message.addVerbs(WireEnums.verb(verb)));
        terms.columns().entrySet().forEach(each -> message.addColumns(column(each)));
        terms.filter().ifPresent(filter -> message.setRowFilter(FilterMessages.message(filter)));
        return message;
    }

    private static dev.sallyport.v1.AgentSelector.Builder agent(AgentSelector selector) {
        return switch (selector) {
            case AgentSelector.Exact(String agent) ->
                dev.sallyport.v1.AgentSelector.newBuilder().setExact(agent);
            case AgentSelector.Prefix(String above) ->
                dev.sallyport.v1.AgentSelector.newBuilder().setPrefix(above);
        };
    }

    private static dev.sallyport.v1.HumanSelector.Builder human(HumanSelector selector) {
        var message = dev.sallyport.v1.HumanSelector.newBuilder();
        return switch (selector) {
            case HumanSelector.Exact(String issuer, String human) ->
                message.setExact(Subject.newBuilder().setIssuer(issuer).setSubject(human));
            case HumanSelector.Group(String issuer, String group) ->
                message.setGroup(Group.newBuilder().setIssuer(issuer).setGroup(group));
            case HumanSelector.Everyone() -> message.setEveryone(Everyone.getDefaultInstance());
        };
    }

    private static dev.sallyport.v1.TaskSelector.Builder task(TaskSelector selector) {
        var message = dev.sallyport.v1.TaskSelector.newBuilder();
        return switch (selector) {
            case TaskSelector.Exact(String task) -> message.setExact(task);
            case TaskSelector.Prefix(String start) -> message.setPrefix(start);
            case TaskSelector.Any() -> message.setAny(AnyTask.getDefaultInstance());
        };
    }

    private static dev.sallyport.v1.ObjectSelector.Builder object(ObjectSelector selector) {
        var message = dev.sallyport.v1.ObjectSelector.newBuilder();
        return switch (selector) {
            case ObjectSelector.Exact(String schema, String object) ->
                message.setSchema(schema).setObject(object);
            case ObjectSelector.Schema(String schema) ->
                message.setSchema(schema).setAll(AllObjects.getDefaultInstance());
        };
    }

    private static dev.sallyport.v1.ColumnRule.Builder column(Map.Entry<String, ColumnRule> column) {
        var message = dev.sallyport.v1.ColumnRule.newBuilder().setColumn(column.getKey());
        return switch (column.getValue()) {
            case ColumnRule.Clear() -> message.setClear(ClearColumn.getDefaultInstance());
            case ColumnRule.Masked(var mask) -> message.setMasked(RuleMessages.message(mask));
            case ColumnRule.Withheld() -> message.setWithheld(WithheldColumn.getDefaultInstance());
        };
    }
}
