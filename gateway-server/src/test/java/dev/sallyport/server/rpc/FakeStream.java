package dev.sallyport.server.rpc;

import dev.sallyport.policy.Identity;
import dev.sallyport.server.store.Rules;
import dev.sallyport.server.transport.CurrentIdentity;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A client at the end of a stream, who reads or goes away as a test says. */
public final class FakeStream<T> extends ServerCallStreamObserver<T> {
    public final List<T> sent = new CopyOnWriteArrayList<>();
    volatile boolean ready = true;
    volatile Runnable whenAskedInVain = () -> {};
    public volatile Runnable whenSent = () -> {};
    private volatile boolean cancelled;
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile Runnable readyHandler = () -> {};
    private volatile Runnable cancelHandler = () -> {};
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Runs a call of this human's. */
    public static void as(String human, Runnable call) {
        as(Rules.human(human), call);
    }

    public static void as(Identity caller, Runnable call) {
        Context.current().withValue(CurrentIdentity.KEY, caller).run(call);
    }

    /** The client has room again. */
    void read() {
        ready = true;
        readyHandler.run();
    }

    /** The client goes away. */
    public void goAway() {
        cancelled = true;
        cancelHandler.run();
        ended.countDown();
    }

    /** The status that the call was refused with; waits for it. */
    public Status refused() {
        awaitEnd();
        return Status.fromThrowable(failure.orElseThrow(() -> new AssertionError("expected a refusal, got " + sent)));
    }

    public void awaitEnd() {
        try {
            if (!ended.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the call has no end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void onNext(T message) {
        sent.add(message);
        whenSent.run();
    }

    @Override
    public void onError(Throwable cause) {
        failure = Optional.of(cause);
        ended.countDown();
    }

    @Override
    public void onCompleted() {
        ended.countDown();
    }

    @Override
    public boolean isReady() {
        boolean now = ready;
        if (!now) {
            whenAskedInVain.run();
        }
        return now;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {
        readyHandler = handler;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
        cancelHandler = handler;
    }

    @Override
    public void setCompression(String compression) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void disableAutoInboundFlowControl() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void request(int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setMessageCompression(boolean enable) {
        throw new UnsupportedOperationException();
    }
}
