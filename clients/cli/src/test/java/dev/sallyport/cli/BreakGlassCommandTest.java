package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.sallyport.v1.BreakGlass;
import dev.sallyport.v1.BreakGlassServiceGrpc.BreakGlassServiceImplBase;
import dev.sallyport.v1.BreakGlassState;
import dev.sallyport.v1.CloseBreakGlassRequest;
import dev.sallyport.v1.CloseBreakGlassResponse;
import dev.sallyport.v1.ConfirmBreakGlassRequest;
import dev.sallyport.v1.ConfirmBreakGlassResponse;
import dev.sallyport.v1.ListBreakGlassesRequest;
import dev.sallyport.v1.ListBreakGlassesResponse;
import dev.sallyport.v1.OpenBreakGlassRequest;
import dev.sallyport.v1.OpenBreakGlassResponse;
import dev.sallyport.v1.ReviewBreakGlassRequest;
import dev.sallyport.v1.ReviewBreakGlassResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakGlassCommandTest {
    private static final String TOLD = "break-glass g for ann, issuer https://idp, on source shop, is ";

    private final List<OpenBreakGlassRequest> proposed = new CopyOnWriteArrayList<>();
    private final List<ReviewBreakGlassRequest> reviewed = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private FakeGateway.Run run(String... arguments) throws IOException {
        try (var gateway = new FakeGateway(folder, new Scripted())) {
            return gateway.run(arguments);
        }
    }

    @Test
    void openProposesForAsLongAsWasSaid() throws IOException {
        var run = run(
                "break-glass",
                "open",
                "--source",
                "shop",
                "--issuer",
                "https://idp",
                "--human",
                "ann",
                "--reason",
                "the till is down",
                "--minutes",
                "20");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith(TOLD + "proposed, ends 1970-01-01T00:00:09Z\nnext: ")
                .contains("another admin")
                .contains("`sallyport break-glass confirm g`");
        OpenBreakGlassRequest request = proposed.getFirst();
        assertThat(UUID.fromString(request.getRequestId())).isNotNull();
        assertThat(request.getReason()).isEqualTo("the till is down");
        assertThat(request.getDuration().getSeconds()).isEqualTo(1_200);
    }

    @Test
    void openWithoutAReasonCallsNobody() throws IOException {
        var run = run("break-glass", "open", "--source", "shop", "--issuer", "https://idp", "--human", "ann");

        assertThat(run.code()).isEqualTo(2);
        assertThat(proposed).isEmpty();
    }

    @Test
    void eachStepNamesTheNextOne() throws IOException {
        assertThat(run("break-glass", "confirm", "g").out())
                .startsWith(TOLD + "open, ends ")
                .contains("\nnext: end it with `sallyport break-glass close g`");
        assertThat(run("break-glass", "close", "g").out())
                .startsWith(TOLD + "over, ends ")
                .contains("\nnext: an auditor runs `sallyport break-glass review g --finding TEXT`");
        assertThat(run("break-glass", "review", "g", "--finding", "fine").out()).startsWith(TOLD + "reviewed, ends ");
        assertThat(reviewed.getFirst().getFinding()).isEqualTo("fine");
    }

    @Test
    void listShowsWhoDidWhat() throws IOException {
        assertThat(run("break-glass", "list", "-o", "csv").out()).isEqualTo("""
                name,state,source,human,issuer,opened_by,confirmed_by,reviewed_by,proposed,opened,ends,reason,finding
                g,over,shop,ann,https://idp,"i operator","i second","",1970-01-01T00:00:01Z,1970-01-01T00:00:02Z,\
                1970-01-01T00:00:09Z,"the till\\nis down",""
                """);
    }

    private static BreakGlass glass(BreakGlassState state) {
        return BreakGlass.newBuilder()
                .setName("g")
                .setSource("shop")
                .setIssuer("https://idp")
                .setHuman("ann")
                .setReason("the till\nis down")
                .setState(state)
                .setOpenedBy("i operator")
                .setConfirmedBy("i second")
                .setCreateTime(Timestamp.newBuilder().setSeconds(1))
                .setOpenTime(Timestamp.newBuilder().setSeconds(2))
                .setExpireTime(Timestamp.newBuilder().setSeconds(9))
                .build();
    }

    /** A gateway that does what it is asked to. */
    private final class Scripted extends BreakGlassServiceImplBase {
        @Override
        public void openBreakGlass(OpenBreakGlassRequest request, StreamObserver<OpenBreakGlassResponse> answer) {
            var _ = proposed.add(request);
            end(
                    answer,
                    OpenBreakGlassResponse.newBuilder()
                            .setBreakGlass(glass(BreakGlassState.BREAK_GLASS_STATE_PROPOSED))
                            .build());
        }

        @Override
        public void confirmBreakGlass(
                ConfirmBreakGlassRequest request, StreamObserver<ConfirmBreakGlassResponse> answer) {
            end(
                    answer,
                    ConfirmBreakGlassResponse.newBuilder()
                            .setBreakGlass(glass(BreakGlassState.BREAK_GLASS_STATE_OPEN))
                            .build());
        }

        @Override
        public void closeBreakGlass(CloseBreakGlassRequest request, StreamObserver<CloseBreakGlassResponse> answer) {
            end(
                    answer,
                    CloseBreakGlassResponse.newBuilder()
                            .setBreakGlass(glass(BreakGlassState.BREAK_GLASS_STATE_OVER))
                            .build());
        }

        @Override
        public void reviewBreakGlass(ReviewBreakGlassRequest request, StreamObserver<ReviewBreakGlassResponse> answer) {
            var _ = reviewed.add(request);
            end(
                    answer,
                    ReviewBreakGlassResponse.newBuilder()
                            .setBreakGlass(glass(BreakGlassState.BREAK_GLASS_STATE_REVIEWED))
                            .build());
        }

        @Override
        public void listBreakGlasses(ListBreakGlassesRequest request, StreamObserver<ListBreakGlassesResponse> answer) {
            end(
                    answer,
                    ListBreakGlassesResponse.newBuilder()
                            .addBreakGlasses(glass(BreakGlassState.BREAK_GLASS_STATE_OVER))
                            .build());
        }

        private static <M> void end(StreamObserver<M> answer, M message) {
            answer.onNext(message);
            answer.onCompleted();
        }
    }
}
