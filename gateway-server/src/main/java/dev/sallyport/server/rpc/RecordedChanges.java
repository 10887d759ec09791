package dev.sallyport.server.rpc;

import com.google.protobuf.ByteString;
import dev.sallyport.operation.ColumnName;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.RuleChange;
import dev.sallyport.server.flow.AdminTrail;
import dev.sallyport.server.store.ChangeTrail;
import dev.sallyport.server.transport.CurrentIdentity;
import dev.sallyport.v1.AuditRecord.Change;
import dev.sallyport.v1.AuditRecord.Kind;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Changes of the policy as records of the trail, one for each rule. */
public final class RecordedChanges implements ChangeTrail {
    private final AdminTrail trail;

    public RecordedChanges(AdminTrail trail) {
        this.trail = trail;
    }

    @Override
    public long record(Identity author, String requestId, List<RuleChange> changes, String snapshot) {
        long last = 0;
        for (RuleChange change : changes) {
            last = trail.changed(author, CurrentIdentity.peer(), kind(change), requestId, message(change, snapshot))
                    .index();
        }
        return last;
    }

    private static Kind kind(RuleChange change) {
        return switch (change) {
            case RuleChange.OfGrant _ -> Kind.KIND_GRANT_CHANGE;
            case RuleChange.OfClassification _ -> Kind.KIND_CLASSIFICATION_CHANGE;
        };
    }

    private static Change message(RuleChange change, String snapshot) {
        Change.Builder message = Change.newBuilder()
                .setAction(change.action().name().toLowerCase(Locale.ROOT))
                .setEtagBefore(change.etagBefore())
                .setEtagAfter(change.etagAfter())
                .setPolicySha256(ByteString.copyFrom(HexFormat.of().parseHex(snapshot)));
        return switch (change) {
            case RuleChange.OfGrant(String name, var _, var _) ->
                message.setResourceType("grant").setSubject(name).build();
            case RuleChange.OfClassification(ColumnName(var object, var path), var _, var _) ->
                message.setResourceType("classification")
                        .setSubject(String.join(
                                ".", object.source(), object.database(), object.schema(), object.object(), path))
                        .build();
        };
    }
}
