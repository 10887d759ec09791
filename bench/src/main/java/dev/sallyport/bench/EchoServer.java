package dev.sallyport.bench;

import dev.sallyport.server.authority.DevAuthority;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/** Serves the echo in a process of its own, with the gateway's TLS settings and a virtual thread a call. */
final class EchoServer {
    private static final int FLOW_WINDOW = 1 << 20;

    private EchoServer() {}

    /** Serves until it is ended; takes the folder of the development authority. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException, InterruptedException {
        DevAuthority authority = DevAuthority.open(Path.of(arguments[0]), InstantSource.system());
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sslContext(tls(authority))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .flowControlWindow(FLOW_WINDOW)
                .addService(service())
                .build()
                .start();
        System.out.println("echo: ready on port " + server.getPort());
        server.awaitTermination();
    }

    private static SslContext tls(DevAuthority authority) throws IOException {
        var builder = GrpcSslContexts.forServer(
                authority.serverCertificate().toFile(), authority.serverKey().toFile());
        return GrpcSslContexts.configure(builder, SslProvider.OPENSSL)
                .trustManager(authority.authorityCertificate().toFile())
                .clientAuth(ClientAuth.REQUIRE)
                .protocols("TLSv1.3")
                .build();
    }

    private static ServerServiceDefinition service() {
        return ServerServiceDefinition.builder("bench.Echo")
                .addMethod(Echo.method(), ServerCalls.asyncUnaryCall((request, response) -> {
                    response.onNext(request);
                    response.onCompleted();
                }))
                .build();
    }
}
