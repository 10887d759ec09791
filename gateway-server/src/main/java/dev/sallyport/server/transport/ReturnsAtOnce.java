package dev.sallyport.server.transport;

import io.grpc.MethodDescriptor;
import java.util.List;

/** A service with methods that start their work on a thread of its own, so that an event loop may call them. */
public interface ReturnsAtOnce {
    /** Those methods. */
    List<MethodDescriptor<?, ?>> returningAtOnce();
}
