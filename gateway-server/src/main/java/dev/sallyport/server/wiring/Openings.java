package dev.sallyport.server.wiring;

import dev.sallyport.audit.AuditLog;
import dev.sallyport.audit.AuditLogOptions;
import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.policy.MaskKeys;
import dev.sallyport.server.config.GatewayConfig;
import dev.sallyport.server.config.GatewayConfig.AuditConfig;
import dev.sallyport.server.config.SourceConfig;
import dev.sallyport.server.rpc.policy.PolicyMessages;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.store.ChangeTrail;
import dev.sallyport.server.store.ControlStore;
import dev.sallyport.server.store.JdbcControlStore;
import dev.sallyport.server.store.PolicyStore;
import dev.sallyport.server.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Opens what a gateway stands on; each failure says what is wrong and what was expected. */
final class Openings {
    private static final int KEY_BYTES = 32;

    private Openings() {}

    static AuditLog log(GatewayConfig config, Consumer<AuditUnavailable> onSealed) {
        AuditConfig audit = config.audit();
        try {
            Files.createDirectories(audit.folder());
            AuditLogOptions options = AuditLogOptions.of(audit.folder(), audit.origin(), config.node());
            Long segment = audit.segmentBytes();
            return AuditLog.open(
                    segment == null ? options : options.withSegmentBytes(Math.toIntExact(segment)), onSealed);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartException("audit log in `" + audit.folder() + "` cannot be opened: " + e.getMessage());
        }
    }

    static JdbcControlStore store(GatewayConfig config) {
        try {
            return JdbcControlStore.open(config.store(), new PolicyMessages());
        } catch (StoreException e) {
            throw new StartException("control store `" + config.store() + "` cannot be opened: " + e.getMessage());
        }
    }

    static PolicyStore policy(GatewayConfig config, ControlStore store, ChangeTrail trail, InstantSource clock) {
        MaskKeys maskKeys = MaskKeys.derivedFrom(key("masks", config.keys().masks()));
        try {
            return new PolicyStore(store, trail, maskKeys, clock);
        } catch (StoreException e) {
            throw new StartException("control store `" + config.store() + "` cannot be used: " + e.getMessage());
        }
    }

    /** A file of exactly 32 bytes. */
    static byte[] key(String name, Path file) {
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new StartException(
                        "key `" + name + "` in `" + file + "` has " + key.length + " bytes, expected " + KEY_BYTES);
            }
            return key;
        } catch (IOException e) {
            throw new StartException("key `" + name + "` cannot be read from `" + file + "`, expected a file of "
                    + KEY_BYTES + " random bytes");
        }
    }

    static Sources sources(GatewayConfig config) {
        Map<String, EngineProvider> providers = new TreeMap<>();
        ServiceLoader.load(EngineProvider.class).forEach(provider -> providers.put(provider.name(), provider));
        return new Sources(config.sources().stream()
                .map(source -> source(source, providers))
                .toList());
    }

    private static Source source(SourceConfig config, Map<String, EngineProvider> providers) {
        EngineProvider provider = providers.get(config.engine());
        if (provider == null) {
            throw new StartException("source `" + config.name() + "` names engine `" + config.engine()
                    + "`, expected one of " + providers.keySet());
        }
        return new Source(config.settings(), provider);
    }
}
