package dev.sallyport.server.transport;

import dev.sallyport.v1.Audience;
import dev.sallyport.v1.AudienceOuterClass;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which audience each rpc of a listener is for, read from the proto option; an rpc without one stops the start. */
final class AudienceRegistry {

    private static final String HEALTH = "grpc.health.v1.Health";

    private final Map<String, Audience> byMethod;

    private AudienceRegistry(Map<String, Audience> byMethod) {
        this.byMethod = Map.copyOf(byMethod);
    }

    static AudienceRegistry of(Collection<ServerServiceDefinition> services) {
        var byMethod = new HashMap<String, Audience>();
        for (var service : services) {
            for (var method : service.getMethods()) {
                var descriptor = method.getMethodDescriptor();
                byMethod.put(descriptor.getFullMethodName(), declared(descriptor));
            }
        }
        return new AudienceRegistry(byMethod);
    }

    /** An rpc that is not registered is for nobody. */
    Audience of(MethodDescriptor<?, ?> method) {
        return byMethod.getOrDefault(method.getFullMethodName(), Audience.AUDIENCE_UNSPECIFIED);
    }

    private static Audience declared(MethodDescriptor<?, ?> method) {
        if (HEALTH.equals(method.getServiceName())) {
            return Audience.AUDIENCE_ANYONE;
        }
        if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier proto) {
            var audience = proto.getMethodDescriptor().getOptions().getExtension(AudienceOuterClass.audience);
            if (audience != Audience.AUDIENCE_UNSPECIFIED && audience != Audience.UNRECOGNIZED) {
                return audience;
            }
        }
        throw new IllegalStateException("`" + method.getFullMethodName() + "` has no audience, expected the option");
    }
}
