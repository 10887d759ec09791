package dev.sallyport.server.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one gateway process is told.
 *
 * @param node name of this process in its trail
 * @param data listener for agents
 * @param admin listener for admins, approvers and auditors
 * @param metrics plain HTTP listener of `/metrics`; none when absent
 * @param approvals how people are asked; by the defaults when absent
 * @param store JDBC address of the control store, for example `jdbc:sqlite:control.db`
 */
public record GatewayConfig(
        String node,
        Mode mode,
        ListenerConfig data,
        ListenerConfig admin,
        @Nullable ListenerConfig metrics,
        TlsConfig tls,
        TrustConfig trust,
        List<IssuerConfig> issuers,
        RolesConfig roles,
        String store,
        AuditConfig audit,
        KeysConfig keys,
        @Nullable ApprovalsConfig approvals,
        List<SourceConfig> sources) {
    public GatewayConfig {
        if (issuers.isEmpty()) {
            throw new IllegalArgumentException("`issuers` is `[]`, expected at least one");
        }
        if (sources.stream().map(SourceConfig::name).distinct().count() < sources.size()) {
            throw new IllegalArgumentException("`sources` names one source twice, expected different names");
        }
        issuers = List.copyOf(issuers);
        sources = List.copyOf(sources);
    }

    /** Whether this is somebody's laptop or the real thing. */
    public enum Mode {
        /** The development authority is accepted. */
        development,
        /** The development authority is refused. */
        production
    }

    /** An address to listen on. */
    public record ListenerConfig(String host, int port) {
        private static final int HIGHEST_PORT = 65_535;

        public ListenerConfig {
            if (port < 0 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException("`port` is `" + port + "`, expected 0 to " + HIGHEST_PORT);
            }
        }
    }

    /** The gateway's own certificate chain and key, PEM. */
    public record TlsConfig(Path certificate, Path key) {}

    /**
     * Where the trail is.
     *
     * @param origin name of the log, for example `example.org/prod/gateway-1/1`
     * @param segmentBytes preallocated size of a segment; 64 MiB when absent
     */
    public record AuditConfig(
            Path folder, String origin, @Nullable Long segmentBytes) {}

    /** Files of 32 random bytes each: the root of keyed masks, and the root of commitments in the trail. */
    public record KeysConfig(Path masks, Path commitments) {}
}
