package dev.sallyport.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No single changed, added or lost character makes a good token into another good one. */
class MutatedTokenTest {

    private static final List<Character> OTHERS = List.of('A', '.', '-', '\n');

    private final Forge forge = new Forge();

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "EdDSA", "PS256", "RS256"})
    void everyMutationIsRefused(String algorithm) {
        var verifier = forge.verifier();
        var token = forge.good(algorithm).token();
        assertThat(Forge.verify(verifier, token, forge.agent)).isInstanceOf(Verification.Verified.class);
        var mutations = mutations(token);
        assertThat(mutations).hasSizeGreaterThan(3 * token.length());
        assertThat(mutations)
                .allSatisfy(mutation -> assertThat(Forge.verify(verifier, mutation, forge.agent))
                        .isInstanceOf(Verification.Rejected.class));
    }

    private static List<String> mutations(String token) {
        var mutations = new ArrayList<String>();
        for (int at = 0; at < token.length(); at++) {
            var before = token.substring(0, at);
            var after = token.substring(at + 1);
            mutations.add(before + after);
            mutations.add(before + token.charAt(at) + token.charAt(at) + after);
            mutations.add(before + (char) (token.charAt(at) ^ 1) + after);
            for (char other : OTHERS) {
                if (token.charAt(at) != other) {
                    mutations.add(before + other + after);
                }
            }
        }
        return mutations;
    }
}
