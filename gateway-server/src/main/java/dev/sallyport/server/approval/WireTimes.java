package dev.sallyport.server.approval;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Points in time as messages and records of approvals spell them. */
public final class WireTimes {
    private WireTimes() {}

    /** To the nanosecond. */
    public static Timestamp of(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
