package dev.sallyport.server.wiring;

import dev.sallyport.audit.AuditLog;
import dev.sallyport.server.config.GatewayConfig;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.store.JdbcControlStore;
import dev.sallyport.server.store.PolicyStore;
import dev.sallyport.server.telemetry.Metrics;
import dev.sallyport.server.trail.AdminTrail;
import java.time.InstantSource;

/** What every part of a gateway stands on. */
record Ground(
        InstantSource clock,
        Metrics metrics,
        AuditLog log,
        AdminTrail adminTrail,
        JdbcControlStore store,
        PolicyStore policy,
        Sources sources) {
    /** The sources first, because they take longest; the trail before the policy, whose changes are written there. */
    static Ground open(GatewayConfig config, Runnable onSealed, Closing opened) {
        InstantSource clock = InstantSource.system();
        Sources sources = opened.add(Openings.sources(config));
        sources.open();
        Metrics metrics = opened.add(new Metrics());
        AuditLog log = opened.add(Openings.log(config, _ -> onSealed.run()));
        metrics.watch(log);
        AdminTrail adminTrail = new AdminTrail(log);
        JdbcControlStore store = opened.add(Openings.store(config));
        PolicyStore policy = Openings.policy(config, store, adminTrail, clock);
        return new Ground(clock, metrics, log, adminTrail, store, policy, sources);
    }
}
