package dev.sallyport.server.telemetry;

import dev.sallyport.audit.AuditLog;
import dev.sallyport.operation.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/** The gateway's own counters; labels come from closed lists, so no caller can make new ones. */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** Adds what the machine says of the process; wanted only where somebody reads it. */
    void watchProcess() {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    public void answered(Duration time, long rows) {
        registry.timer("sallyport.requests", "result", "answered").record(time);
        registry.counter("sallyport.rows.released").increment((double) rows);
    }

    public void refused(Reason reason) {
        registry.counter("sallyport.requests.refused", "reason", reason.name()).increment();
    }

    /**
     * Counts a refused credential.
     *
     * @param reason one of the identity's closed list
     */
    public void authenticationFailed(Enum<?> reason) {
        registry.counter("sallyport.authentication.failed", "reason", reason.name())
                .increment();
    }

    public void watch(AuditLog log) {
        gauge("sallyport.audit.records", log, AuditLog::size);
        gauge("sallyport.audit.waiting", log, AuditLog::waiting);
        gauge("sallyport.audit.flushes", log, AuditLog::flushes);
    }

    private <T> void gauge(String name, T subject, java.util.function.ToDoubleFunction<T> value) {
        var _ = Gauge.builder(name, subject, value).register(registry);
    }

    /** Everything in the Prometheus text format. */
    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
