package dev.sallyport.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Reason;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadTokenTableTest {

    private static final Forge FORGE = new Forge();

    static List<BadTokens.Row> rows() {
        return BadTokens.of(FORGE);
    }

    @Test
    void theTableIsWhole() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isRefusedFresh(BadTokens.Row row) {
        assertRefused(row, FORGE.verifier());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isRefusedAgainWhereGoodTokensAreCached(BadTokens.Row row) {
        var verifier = FORGE.verifier();
        var good = Forge.verify(verifier, FORGE.good().token(), FORGE.agent);
        assertThat(good).isInstanceOf(Verification.Verified.class);
        assertRefused(row, verifier);
        assertRefused(row, verifier);
    }

    private static void assertRefused(BadTokens.Row row, TokenVerifier verifier) {
        var verification = Forge.verify(verifier, row.token(), FORGE.agent);
        assertThat(verification).isInstanceOf(Verification.Rejected.class);
        var rejected = (Verification.Rejected) verification;
        assertThat(rejected.precise()).isEqualTo(row.precise());
        assertThat(rejected.reason().answer().code()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(rejected.reason().answer().reason())
                .isEqualTo(row.precise().equals("EXPIRED") ? Reason.TOKEN_EXPIRED : Reason.CREDENTIALS_REJECTED);
    }
}
