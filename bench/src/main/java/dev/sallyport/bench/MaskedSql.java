package dev.sallyport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.MaskKey;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** What the gateway sends to the database for a statement, as the engine itself renders it. */
final class MaskedSql {
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 1_000;
    private static final Limits LIMITS = new Limits(1, 1, 1, 0, Duration.ofSeconds(1));
    private static final MaskKey KEY = new MaskKey(new byte[32]);

    private MaskedSql() {}

    static String of(Rig rig, Peer peer, String sql) throws EngineFailure, InterruptedException {
        try (Engine engine = provider(peer).open(rig.settings())) {
            Statement statement = new Statement(new Statement.Body.Text(sql), List.of());
            Reading reading = engine.read(statement, engine.catalog());
            // an engine that has read nothing yet may run out of its time on a busy machine
            for (int i = 1; i < ATTEMPTS && reading instanceof Reading.Opaque; i++) {
                Thread.sleep(PAUSE_MILLIS);
                reading = engine.read(statement, engine.catalog());
            }
            return switch (reading) {
                case Reading.Understood understood ->
                    new String(engine.seal(understood, obligations(understood)).canonical(), UTF_8);
                case Reading.Opaque opaque -> throw new IllegalStateException("refused: " + opaque.refusal());
            };
        }
    }

    private static EngineProvider provider(Peer peer) {
        return ServiceLoader.load(EngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(peer.engine()))
                .findFirst()
                .orElseThrow();
    }

    private static Obligations obligations(Reading.Understood understood) {
        Map<Integer, TableObligation> references = new TreeMap<>();
        for (Effect effect : understood.operation().effects()) {
            references.put(
                    effect.reference(), new TableObligation("bench", effect.target(), disclosures(), Optional.empty()));
        }
        return new Obligations(references, LIMITS, true, List.of());
    }

    private static Map<String, Disclosure> disclosures() {
        Map<String, Disclosure> columns = new TreeMap<>();
        for (String column : WideTable.COLUMNS) {
            Mask mask = WideTable.MASKS.get(column);
            columns.put(column, mask == null ? new Disclosure.Clear() : new Disclosure.Masked(mask, KEY));
        }
        return columns;
    }
}
