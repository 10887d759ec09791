package dev.sallyport.bench;

import dev.sallyport.client.Sallyport;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;

/** One unary call of 200 bytes. */
final class EchoCall implements Operation {
    private static final int BYTES = 200;

    private final Sallyport client;
    private final MethodDescriptor<byte[], byte[]> method = Echo.method();
    private final byte[] request = new byte[BYTES];

    EchoCall(Sallyport client) {
        this.client = client;
    }

    @Override
    public void run() {
        byte[] answer = ClientCalls.blockingUnaryCall(client.channel(), method, CallOptions.DEFAULT, request);
        if (answer.length != BYTES) {
            throw new IllegalStateException("the echo has `" + answer.length + "` bytes");
        }
    }
}
