package dev.sallyport.cli;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TextFormat;
import dev.sallyport.cli.manifest.ClassReader;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.ClassificationsServiceGrpc;
import dev.sallyport.v1.GetClassificationRequest;
import dev.sallyport.v1.GetGrantRequest;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.GrantsServiceGrpc;
import dev.sallyport.v1.Manifest;
import dev.sallyport.v1.PolicyChange;
import dev.sallyport.v1.PolicyChangeKind;
import io.grpc.Channel;
import io.grpc.StatusException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What counts now of what a plan would replace, so that old and new can be told side by side. */
final class PolicyBefore {
    private static final Set<String> BY_THE_GATEWAY =
            Set.of("created_by", "approved_by", "create_time", "manifest", "etag", "state");
    private static final Set<String> FILLED_IN = Set.of("database", "start_time", "expire_time");

    private final Map<String, Grant> grants = new HashMap<>();
    private final Map<Object, Classification> classes = new HashMap<>();

    private PolicyBefore() {}

    /** Asks for what each update replaces; what cannot be had is left out. */
    static PolicyBefore of(Channel gateway, List<PolicyChange> changes) {
        var before = new PolicyBefore();
        for (PolicyChange change : changes) {
            if (change.getKind() == PolicyChangeKind.POLICY_CHANGE_KIND_UPDATE) {
                before.ask(gateway, change);
            }
        }
        return before;
    }

    private void ask(Channel gateway, PolicyChange change) {
        try {
            if (change.hasGrant()) {
                var request = GetGrantRequest.newBuilder().setName(change.getGrant());
                var answer = GrantsServiceGrpc.newBlockingV2Stub(gateway).getGrant(request.build());
                grants.put(change.getGrant(), answer.getGrant());
            } else {
                var request = GetClassificationRequest.newBuilder().setColumn(change.getClassification());
                var answer =
                        ClassificationsServiceGrpc.newBlockingV2Stub(gateway).getClassification(request.build());
                classes.put(change.getClassification(), answer.getClassification());
            }
        } catch (StatusException _) {
            // the plan itself stands without it
        }
    }

    /** The old beside the new; none where nothing was before. */
    List<String> lines(PolicyChange change, Manifest manifest) {
        Classification shown = classes.get(change.getClassification());
        if (!change.hasGrant() && shown != null) {
            return List.of("was: " + ClassReader.text(shown));
        }
        Grant old = grants.get(change.getGrant());
        return old == null
                ? List.of()
                : manifest.getGrantsList().stream()
                        .filter(grant -> grant.getName().equals(change.getGrant()))
                        .findFirst()
                        .map(grant -> differences(old, grant, change.getSummary()))
                        .orElse(List.of());
    }

    /** What a file leaves open the gateway fills in; its own summary tells whether that is a difference. */
    private static List<String> differences(Grant old, Grant young, String summary) {
        List<String> lines = new ArrayList<>();
        for (FieldDescriptor field : Grant.getDescriptor().getFields()) {
            boolean isFilledIn = (FILLED_IN.contains(field.getName()) && isDefault(young, field))
                    || (field.getName().equals("limits") && !summary.contains("limits"));
            if (!BY_THE_GATEWAY.contains(field.getName())
                    && !isFilledIn
                    && !old.getField(field).equals(young.getField(field))) {
                lines.add(field.getName() + " was: " + text(old, field));
                lines.add(field.getName() + " now: " + text(young, field) + rest(field));
            }
        }
        return lines;
    }

    private static boolean isDefault(Grant grant, FieldDescriptor field) {
        return !grant.getAllFields().containsKey(field);
    }

    private static String text(Grant grant, FieldDescriptor field) {
        var one = Grant.newBuilder().setField(field, grant.getField(field)).build();
        String text =
                TextFormat.printer().emittingSingleLine(true).printToString(one).strip();
        return text.isEmpty()
                ? "not set"
                : field.isRepeated()
                        ? text
                        : text.substring(field.getName().length()).replaceFirst("^:? ", "");
    }

    private static String rest(FieldDescriptor field) {
        return field.getName().equals("limits") ? ", what is not named by default" : "";
    }
}
