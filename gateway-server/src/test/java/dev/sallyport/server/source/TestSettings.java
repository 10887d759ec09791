package dev.sallyport.server.source;

import dev.sallyport.engine.SourceSettings;
import dev.sallyport.operation.Limits;
import java.util.List;
import java.util.Map;

/** The settings of the source `shop` in tests; nothing listens at its address. */
public final class TestSettings {
    private TestSettings() {}

    public static SourceSettings shop(Limits ceiling) {
        return new SourceSettings(
                "shop",
                "127.0.0.1:1",
                "shopdb",
                List.of("public"),
                "gateway",
                () -> "",
                new SourceSettings.Tls.Off(),
                1,
                ceiling,
                Map.of());
    }
}
