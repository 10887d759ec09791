package dev.sallyport.server.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {
    private static final byte[] BODY = "{\"a\":\"é\"}".getBytes(UTF_8);

    @TempDir
    Path folder;

    private SigningSecret holding(String content) throws IOException {
        return new SigningSecret(Files.writeString(folder.resolve("secret"), content));
    }

    @Test
    void shortSecretIsRefused() throws IOException {
        var almost = Samples.SECRET.substring(1);

        assertThatThrownBy(holding(almost + "\n")::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(folder.resolve("secret").toString())
                .hasMessageEndingWith("holds no secret, expected 32 to 4096 bytes")
                .hasMessageNotContaining(almost);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 4097, 1_000_000})
    void otherLengthsAreRefused(int length) throws IOException {
        assertThatThrownBy(holding("s".repeat(length))::check).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void missingFileIsNamed() {
        var file = folder.resolve("missing");

        assertThatThrownBy(() -> new SigningSecret(file).sign("id", 0, BODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file `" + file + "` cannot be read, expected a secret in it");
    }

    /** The number is from another implementation: Python's `hmac`. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void signatureIsWhatAnotherImplementationSays(String end) throws IOException {
        assertThat(holding(Samples.SECRET + end).sign("id-1", 1_700_000_000, BODY))
                .isEqualTo("v1=4cadcd8d5863a0f70e9adec3ffb862b64f59a18928cc07b7bf9b13056d01bfe1");
    }

    @Test
    void onlyOneNewlineIsNotOfTheSecret() throws IOException {
        var plain = holding(Samples.SECRET).sign("id-1", 1, BODY);

        assertThat(holding(Samples.SECRET + "\n\n").sign("id-1", 1, BODY)).isNotEqualTo(plain);
        assertThat(holding(Samples.SECRET + " ").sign("id-1", 1, BODY)).isNotEqualTo(plain);
        assertThat(holding(Samples.SECRET + "\r").sign("id-1", 1, BODY)).isNotEqualTo(plain);
    }

    @Test
    void everyPartIsSigned() throws IOException {
        var secret = holding(Samples.SECRET);
        var signature = secret.sign("id-1", 1, BODY);

        assertThat(signature)
                .isNotEqualTo(secret.sign("id-2", 1, BODY))
                .isNotEqualTo(secret.sign("id-1", 2, BODY))
                .isNotEqualTo(secret.sign("id-1", 1, "{}".getBytes(UTF_8)));
    }
}
