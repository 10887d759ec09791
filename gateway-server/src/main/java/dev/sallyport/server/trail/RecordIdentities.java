package dev.sallyport.server.trail;

import com.google.protobuf.ByteString;
import dev.sallyport.policy.Identity;
import dev.sallyport.v1.AuditRecord;
import java.util.Base64;

/** An identity as a record spells it. */
final class RecordIdentities {
    private RecordIdentities() {}

    static AuditRecord.Identity of(Identity identity) {
        return AuditRecord.Identity.newBuilder()
                .setIssuer(identity.issuer())
                .setHuman(identity.human())
                .setAgent(identity.agent().orElse(""))
                .addAllActors(
                        identity.actors().stream().map(Identity.Actor::subject).toList())
                .setTask(identity.task())
                .setTokenId(identity.tokenId())
                .setCertificateSha256(ByteString.copyFrom(Base64.getUrlDecoder().decode(identity.thumbprint())))
                .setWorkloadId(identity.workload())
                .setMode(
                        switch (identity.mode()) {
                            case DIRECT -> AuditRecord.Mode.MODE_DIRECT;
                            case BROKERED -> AuditRecord.Mode.MODE_BROKERED;
                        })
                .addAllGroups(identity.groups())
                .build();
    }
}
