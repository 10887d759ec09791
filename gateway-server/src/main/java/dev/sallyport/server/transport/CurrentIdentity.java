package dev.sallyport.server.transport;

import dev.sallyport.policy.Identity;
import io.grpc.Context;

/** Where a service finds the identity of the call that it answers. */
public final class CurrentIdentity {

    /** The context key; unset in rpcs whose audience is anyone. */
    public static final Context.Key<Identity> KEY = Context.key("sallyport-identity");

    static final Context.Key<String> PEER = Context.key("sallyport-peer");

    private CurrentIdentity() {}

    /** Address of the other end of the present call, as text; empty where nothing was authenticated. */
    public static String peer() {
        var peer = PEER.get();
        return peer == null ? "" : peer;
    }

    /** The proven caller of the present call. */
    public static Identity get() {
        var identity = KEY.get();
        if (identity == null) {
            throw new IllegalStateException("no identity in this call, expected an authenticated rpc");
        }
        return identity;
    }
}
