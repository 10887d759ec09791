package dev.sallyport.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {

    private final Forge forge = new Forge();
    private final AtomicInteger fetches = new AtomicInteger();
    private boolean down;

    private final IssuerKeys keys = new IssuerKeys(Forge.ISSUER, this::fetch, forge.clock, forge.faults);

    private byte[] fetch() throws KeySetException {
        fetches.incrementAndGet();
        if (down) {
            throw new KeySetException(KeySetFault.UNREACHABLE);
        }
        return forge.keySet();
    }

    private String find(String keyId) {
        try {
            return keys.find(keyId).algorithm() + "";
        } catch (RejectedException e) {
            return e.rejected().precise();
        }
    }

    @Test
    void neverLoadedIsUnavailable() {
        down = true;
        assertThat(find("ES256")).isEqualTo("KEYS_UNAVAILABLE");
        assertThat(AuthReason.KEYS_UNAVAILABLE.answer()).isEqualTo(AuthAnswer.UNAVAILABLE);
        assertThat(keys.usable()).isFalse();
    }

    @Test
    void outageIsBornForAnHour() {
        keys.refresh();
        down = true;
        forge.clock.advance(Duration.ofMinutes(59));
        keys.refresh();
        assertThat(find("ES256")).isEqualTo("ES256");
        forge.clock.advance(Duration.ofMinutes(1));
        assertThat(find("ES256")).isEqualTo("KEYS_UNAVAILABLE");
    }

    @Test
    void poisonedSetChangesNothing() {
        keys.refresh();
        forge.withdraw("ES256");
        forge.publish("weak", SigningKey.rsa("RS256", 1024), "\"alg\":\"RS256\",");
        keys.refresh();
        assertThat(find("ES256")).isEqualTo("ES256");
        assertThat(find("weak")).isEqualTo("UNKNOWN_KID");
        assertThat(forge.faults.faults).contains(KeySetFault.WEAK_KEY);
    }

    @Test
    void manyUnknownKeyIdsFetchOnceInThirtySeconds() {
        keys.refresh();
        for (int attempt = 0; attempt < 1000; attempt++) {
            assertThat(find("random-" + attempt)).isEqualTo("UNKNOWN_KID");
        }
        assertThat(fetches).hasValue(2);
        forge.clock.advance(Duration.ofSeconds(31));
        assertThat(find("random")).isEqualTo("UNKNOWN_KID");
        assertThat(fetches).hasValue(3);
    }

    @Test
    void newKeyIsFoundOnDemand() {
        keys.refresh();
        forge.publish("next", SigningKey.generate("ES256"), "\"alg\":\"ES256\",");
        assertThat(find("next")).isEqualTo("ES256");
    }

    @Test
    void withdrawnKeyIsGoneAfterARefresh() {
        keys.refresh();
        forge.withdraw("ES256");
        keys.refresh();
        assertThat(find("ES256")).isEqualTo("UNKNOWN_KID");
    }
}
