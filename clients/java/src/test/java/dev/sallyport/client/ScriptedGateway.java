package dev.sallyport.client;

import dev.sallyport.v1.DataAccessServiceGrpc.DataAccessServiceImplBase;
import dev.sallyport.v1.ExecuteRequest;
import dev.sallyport.v1.ExecuteResponse;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** A gateway in this process that answers every query as the test says. */
final class ScriptedGateway implements AutoCloseable {
    final CompletableFuture<ExecuteRequest> received = new CompletableFuture<>();
    final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    final Sallyport client;
    private final Server server;

    private ScriptedGateway(BiConsumer<ExecuteRequest, StreamObserver<ExecuteResponse>> script) throws IOException {
        String name = UUID.randomUUID().toString();
        server = InProcessServerBuilder.forName(name)
                .addService(new Scripted(script))
                .build()
                .start();
        client = Sallyport.over(InProcessChannelBuilder.forName(name).build());
    }

    static ScriptedGateway playing(BiConsumer<ExecuteRequest, StreamObserver<ExecuteResponse>> script)
            throws IOException {
        return new ScriptedGateway(script);
    }

    /** Sends the messages and ends the call in good order. */
    static ScriptedGateway answering(List<ExecuteResponse> messages) throws IOException {
        return playing((_, answer) -> {
            messages.forEach(answer::onNext);
            answer.onCompleted();
        });
    }

    static ScriptedGateway failing(Throwable failure) throws IOException {
        return playing((_, answer) -> answer.onError(failure));
    }

    @Override
    public void close() {
        client.close();
        var _ = server.shutdownNow();
    }

    private final class Scripted extends DataAccessServiceImplBase {
        private final BiConsumer<ExecuteRequest, StreamObserver<ExecuteResponse>> script;

        Scripted(BiConsumer<ExecuteRequest, StreamObserver<ExecuteResponse>> script) {
            this.script = script;
        }

        @Override
        public void execute(ExecuteRequest request, StreamObserver<ExecuteResponse> answer) {
            ((ServerCallStreamObserver<ExecuteResponse>) answer).setOnCancelHandler(() -> cancelled.complete(true));
            received.complete(request);
            script.accept(request, answer);
        }
    }
}
