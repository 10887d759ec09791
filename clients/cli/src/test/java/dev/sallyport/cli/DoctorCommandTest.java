package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.ListSourcesRequest;
import dev.sallyport.v1.ListSourcesResponse;
import dev.sallyport.v1.Source;
import dev.sallyport.v1.SourceState;
import dev.sallyport.v1.SourcesServiceGrpc.SourcesServiceImplBase;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void everySourceIsNamedWithItsState() throws IOException {
        try (var gateway = new FakeGateway(folder, new Sources())) {
            var run = gateway.run("doctor");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out())
                    .contains("ok    source `good` at `h:1` is ready\n")
                    .contains("short source `lost` at `h:1` is unavailable\n      next: see that the database runs");
        }
    }

    @Test
    void sourcesThatCannotBeListedAreShort() throws IOException {
        try (var gateway = new FakeGateway(folder)) {
            assertThat(gateway.run("doctor").out()).contains("short the sources cannot be listed: ");
        }
    }

    @Test
    void listOfSourcesHasNumbersAsNumbers() throws IOException {
        try (var gateway = new FakeGateway(folder, new Sources())) {
            assertThat(gateway.run("source", "list", "-o", "json").out()).contains("\"objects\":3}");
        }
    }

    private static final class Sources extends SourcesServiceImplBase {
        @Override
        public void listSources(ListSourcesRequest request, StreamObserver<ListSourcesResponse> answer) {
            answer.onNext(ListSourcesResponse.newBuilder()
                    .addSources(source("good", SourceState.SOURCE_STATE_READY))
                    .addSources(source("lost", SourceState.SOURCE_STATE_UNAVAILABLE))
                    .build());
            answer.onCompleted();
        }

        private static Source source(String name, SourceState state) {
            return Source.newBuilder()
                    .setName(name)
                    .setAddress("h:1")
                    .setState(state)
                    .setObjects(3)
                    .build();
        }
    }
}
