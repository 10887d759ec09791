package dev.sallyport.server.trail;

import com.google.protobuf.Duration;

/** Times as a record spells them. */
final class RecordTimes {
    private RecordTimes() {}

    static Duration duration(java.time.Duration duration) {
        return Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }
}
