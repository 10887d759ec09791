package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.testkit.MongoStandIn;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server without sessions, whose collections have no ids either: nothing there could be ended, held or told apart. */
final class StandInTest {
    @Test
    @Tag("refused")
    void aServerWithoutSessionsIsNotTaken() {
        try (MongoStandIn server = MongoStandIn.start()) {
            SourceSettings settings = new SourceSettings(
                    "shop",
                    server.address(),
                    "shop",
                    List.of(),
                    "",
                    () -> "",
                    new SourceSettings.Tls.Off(),
                    2,
                    new Limits(10, 1 << 20, 1 << 20, 5, Duration.ofSeconds(10)),
                    Map.of());

            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> new MongoProvider().open(settings));

            assertThat(failure.reason()).isEqualTo(Reason.BAD_PARAMETER);
            assertThat(failure.refusal().message()).contains("has no sessions");
        }
    }
}
