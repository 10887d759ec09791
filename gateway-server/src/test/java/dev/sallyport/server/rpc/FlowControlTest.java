package dev.sallyport.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.operation.Reason;
import dev.sallyport.server.flow.CallEnded;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FlowControlTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final FakeStream<String> client = new FakeStream<>();

    @Test
    void aClientWithRoomGetsItsMessage() throws Exception {
        flow(LONG).send("row");
        assertThat(client.sent).containsExactly("row");
    }

    @Test
    void aClientThatDoesNotReadIsCutAfterItsPatience() {
        client.ready = false;
        assertThat(ended(flow(Duration.ofMillis(2)))).isEqualTo(Reason.DEADLINE);
        assertThat(client.sent).isEmpty();
    }

    @Test
    void aClientThatReadsAgainGetsItsMessage() throws Exception {
        client.ready = false;
        client.whenAskedInVain = () -> Thread.ofVirtual().start(client::read);
        flow(LONG).send("row");
        assertThat(client.sent).containsExactly("row");
    }

    @Test
    void aClientThatGoesAwayIsNotWaitedFor() {
        client.ready = false;
        client.whenAskedInVain = () -> Thread.ofVirtual().start(client::goAway);
        assertThat(ended(flow(LONG))).isEqualTo(Reason.CANCELLED);
        assertThat(client.sent).isEmpty();
    }

    @Test
    void nothingIsWrittenToAClientThatWentAway() {
        FlowControl<String> flow = flow(LONG);
        client.goAway();
        flow.put("header");
        assertThat(ended(flow)).isEqualTo(Reason.CANCELLED);
        assertThat(client.sent).isEmpty();
        assertThat(flow.isCancelled()).isTrue();
    }

    @Test
    void aThreadThatIsInterruptedDoesNotWait() {
        client.ready = false;
        FlowControl<String> flow = flow(LONG);
        Thread.currentThread().interrupt();
        assertThat(ended(flow)).isEqualTo(Reason.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aCancelledCallEndsTheExecution() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        flow(LONG).whenCancelled(cancelled::countDown);
        client.goAway();
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCallThatWasCancelledBeforeEndsTheExecutionAtOnce() {
        CountDownLatch cancelled = new CountDownLatch(1);
        FlowControl<String> flow = flow(LONG);
        client.goAway();
        flow.whenCancelled(cancelled::countDown);
        assertThat(cancelled.getCount()).isZero();
    }

    private FlowControl<String> flow(Duration patience) {
        return new FlowControl<>(client, patience);
    }

    private static Reason ended(FlowControl<String> flow) {
        return catchThrowableOfType(CallEnded.class, () -> flow.send("row"))
                .refusal()
                .reason();
    }
}
