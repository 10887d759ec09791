package dev.sallyport.server.wiring;

import dev.sallyport.server.config.GatewayConfig;
import dev.sallyport.server.config.GatewayConfig.ListenerConfig;
import dev.sallyport.server.identity.Authenticator;
import dev.sallyport.server.identity.Roles;
import dev.sallyport.server.rpc.WorkThreads;
import dev.sallyport.server.trail.AuthTrail;
import dev.sallyport.server.transport.Guard;
import dev.sallyport.server.transport.Listener;
import dev.sallyport.server.transport.ServerTls;
import io.grpc.BindableService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the port for agents and the port for admins have in common: who may come in, and who serves them. */
record Door(ServerTls tls, Guard guard, ExecutorService calls, ExecutorService work) {
    static Door open(GatewayConfig config, Ground ground, Closing opened) throws IOException, GeneralSecurityException {
        Authenticator authenticator =
                opened.add(Authenticator.open(config.issuers(), config.trust(), ground.clock(), new KeySetLog()));
        AuthTrail refused = new AuthTrail(ground.log(), ground.metrics());
        Guard guard = new Guard(authenticator, new Roles(config.roles()), refused);
        ServerTls tls = ServerTls.load(config.tls().certificate(), config.tls().key(), config.trust());
        ExecutorService calls = opened.add(Executors.newVirtualThreadPerTaskExecutor());
        return new Door(tls, guard, calls, opened.add(WorkThreads.open()));
    }

    Listener listen(ListenerConfig listener, List<BindableService> services) throws IOException {
        var address = new InetSocketAddress(listener.host(), listener.port());
        return Listener.open(address, tls, guard, services, calls);
    }
}
