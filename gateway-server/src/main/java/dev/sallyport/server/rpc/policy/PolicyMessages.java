package dev.sallyport.server.rpc.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.Grant;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.store.PolicyEncoding;

/** Rules kept as the messages of the wire. */
public final class PolicyMessages implements PolicyEncoding {
    @Override
    public byte[] encode(Grant grant) {
        return GrantAnswers.message(grant).build().toByteArray();
    }

    @Override
    public byte[] encode(Classification classification) {
        return ClassificationMessages.message(classification).build().toByteArray();
    }

    @Override
    public Grant grant(byte[] content, long version) {
        try {
            return GrantMessages.of(dev.sallyport.v1.Grant.parseFrom(content), version, "grant");
        } catch (InvalidProtocolBufferException | RefusedException e) {
            throw new IllegalArgumentException("stored grant", e);
        }
    }

    @Override
    public Classification classification(byte[] content, long version) {
        try {
            var message = dev.sallyport.v1.Classification.parseFrom(content);
            return ClassificationMessages.of(message, version, "classification");
        } catch (InvalidProtocolBufferException | RefusedException e) {
            throw new IllegalArgumentException("stored classification", e);
        }
    }
}
