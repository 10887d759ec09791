package dev.sallyport.server.rpc.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.Provenance;
import dev.sallyport.server.digest.Sha256;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.rpc.Unary;
import dev.sallyport.server.store.PolicyStore;
import dev.sallyport.server.store.PolicyStore.Applied;
import dev.sallyport.server.store.PolicyStore.Result;
import dev.sallyport.server.store.StoreException;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.trail.AdminTrail.Attempt;
import dev.sallyport.server.transport.CurrentIdentity;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an admin's change once: a repeat of the same request gets the same answer. A change that is refused stands in the
 * trail before its author hears of it.
 */
final class PolicyChanges {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyChanges.class);

    private final PolicyStore store;
    private final AdminTrail trail;

    PolicyChanges(PolicyStore store, AdminTrail trail) {
        this.store = store;
        this.trail = trail;
    }

    /** Answers with what the work comes to, or with its refusal, which is recorded first. */
    <R> void answer(StreamObserver<R> response, Attempt attempt, Supplier<R> work) {
        Unary.answer(response, () -> {
            try {
                return work.get();
            } catch (RefusedException refused) {
                long index = trail.refused(CurrentIdentity.get(), CurrentIdentity.peer(), attempt, refused.refusal());
                throw refused.recorded(attempt.requestId(), index);
            }
        });
    }

    /** @param summary one line for the history of the policy */
    static PolicyStore.Request request(Message message, String requestId, String summary) {
        byte[] type = message.getDescriptorForType().getFullName().getBytes(StandardCharsets.UTF_8);
        String digest = Sha256.hex(Sha256.of(type, message.toByteArray()));
        return new PolicyStore.Request(CurrentIdentity.get(), requestId, digest, summary);
    }

    /** Where the rules of a change come from. */
    static Provenance provenance(Identity author, long version, Instant now, String manifest) {
        return new Provenance(version, author.name(), now, manifest);
    }

    <R extends Message> R change(
            PolicyStore.Request request, PolicyStore.Edit edit, Parser<R> parser, Function<Applied, R> answer) {
        try {
            return switch (store.change(
                    request, edit, applied -> answer.apply(applied).toByteArray())) {
                case Result.Done(byte[] answered) -> parser.parseFrom(answered);
                case Result.Refused(var refusal) -> throw new RefusedException(refusal);
            };
        } catch (StoreException | InvalidProtocolBufferException e) {
            LOG.error("a change of the policy failed", e);
            throw new RefusedException(Unary.BROKEN);
        }
    }
}
