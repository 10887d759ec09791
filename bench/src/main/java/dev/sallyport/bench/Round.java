package dev.sallyport.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * One turn of one subject.
 *
 * @param latency in nanoseconds
 */
record Round(Histogram latency, Duration time) {
    double operationsPerSecond() {
        return latency.getTotalCount() * 1e9 / time.toNanos();
    }
}
