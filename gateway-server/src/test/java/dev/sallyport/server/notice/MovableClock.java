package dev.sallyport.server.notice;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test sets while others read it. */
final class MovableClock implements InstantSource {
    private volatile Instant now = Samples.NOW;

    void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
