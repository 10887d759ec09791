package dev.sallyport.server.config;

import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.SourceSettings.Tls;
import dev.sallyport.operation.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database behind the gateway.
 *
 * @param address host and port
 * @param schemas where unqualified names are looked up; `public` when absent
 * @param authorities PEM file that the server's certificate is verified with; absent only for a loopback address
 * @param connections most connections; 8 when absent
 * @param limits the source's own ceiling; generous when absent
 */
public record SourceConfig(
        String name,
        String engine,
        String address,
        String database,
        List<String> schemas,
        String user,
        SecretReference password,
        @Nullable String authorities,
        @Nullable Integer connections,
        @Nullable LimitsConfig limits,
        Map<String, String> options) {
    private static final int DEFAULT_CONNECTIONS = 8;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public SourceConfig {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "`name` is `" + name + "`, expected lower-case letters, digits and inner hyphens, at most 63");
        }
        schemas = schemas.isEmpty() ? List.of("public") : List.copyOf(schemas);
        options = Map.copyOf(options);
    }

    /** As the engine takes it. */
    public SourceSettings settings() {
        Tls tls = authorities == null ? new Tls.Off() : new Tls.Verified(authorities);
        return new SourceSettings(
                name,
                address,
                database,
                schemas,
                user,
                password::reveal,
                tls,
                connections == null ? DEFAULT_CONNECTIONS : connections,
                limits == null ? LimitsConfig.DEFAULT : limits.limits(),
                options);
    }

    /** A ceiling for every call; what is absent has the default. */
    public record LimitsConfig(
            @Nullable Long rows,
            @Nullable Long bytes,
            @Nullable Long cellBytes,
            @Nullable Long affected,
            @Nullable Duration time) {
        private static final Limits DEFAULT =
                new Limits(10_000_000, 16L << 30, 16 << 20, 100_000, Duration.ofMinutes(10));

        Limits limits() {
            return new Limits(
                    rows == null ? DEFAULT.rows() : rows,
                    bytes == null ? DEFAULT.bytes() : bytes,
                    cellBytes == null ? DEFAULT.cellBytes() : cellBytes,
                    affected == null ? DEFAULT.affected() : affected,
                    time == null ? DEFAULT.time() : time);
        }
    }
}
