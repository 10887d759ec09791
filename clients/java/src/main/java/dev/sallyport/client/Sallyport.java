package dev.sallyport.client;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A connection to one gateway over mutual TLS 1.3; safe for many threads, opened at the first call. */
public final class Sallyport implements AutoCloseable {
    /** The largest message that is read: a batch is at most a few hundred KiB. */
    private static final int MAX_MESSAGE_BYTES = 16 << 20;

    private static final int FLOW_CONTROL_WINDOW = 1 << 20;
    private static final int CLOSE_SECONDS = 2;

    private final ManagedChannel transport;
    private final Channel channel;

    private Sallyport(ManagedChannel transport, Channel channel) {
        this.transport = transport;
        this.channel = channel;
    }

    /** Reads the credentials and prepares the connection; throws when a file cannot be read as what it should be. */
    public static Sallyport connect(ConnectOptions options) throws IOException {
        var transport = NettyChannelBuilder.forTarget(options.address())
                .sslContext(tls(options))
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .build();
        return over(transport, options);
    }

    /** A connection over a channel that is already there; closing this closes it. */
    public static Sallyport over(ManagedChannel transport) {
        return new Sallyport(transport, transport);
    }

    private static Sallyport over(ManagedChannel transport, ConnectOptions options) {
        return new Sallyport(transport, ClientInterceptors.intercept(transport, new TokenInterceptor(options.token())));
    }

    private static SslContext tls(ConnectOptions options) throws IOException {
        try {
            return GrpcSslContexts.forClient()
                    .keyManager(options.certificate().toFile(), options.key().toFile())
                    .trustManager(options.authority().toFile())
                    .protocols("TLSv1.3")
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "cannot use `" + options.certificate() + "` with `" + options.key() + "` and `"
                            + options.authority() + "`, expected PEM files",
                    e);
        }
    }

    /** What agents call. */
    public DataAccess dataAccess() {
        return new DataAccess(channel);
    }

    /** The channel with the token on every call, for the stubs of all other services. */
    public Channel channel() {
        return channel;
    }

    /** Ends the connection; calls that still run are cancelled after two seconds. */
    @Override
    public void close() {
        try {
            if (!transport.shutdown().awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                transport.shutdownNow();
            }
        } catch (InterruptedException e) {
            transport.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
