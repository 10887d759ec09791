package dev.sallyport.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.cli.profile.Endpoint;
import dev.sallyport.cli.profile.TokenSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void expiredTokenIsShort() throws IOException {
        assertThat(token("{\"exp\":999}").isGood()).isFalse();
        assertThat(token("{\"exp\":999}").what()).contains("has expired at 1970-01-01T00:16:39Z");
    }

    @Test
    void whatIsNoTokenIsShort() throws IOException {
        assertThat(token("{}").isGood()).isFalse();
        Path file = Files.writeString(folder.resolve("t"), "not a token");
        assertThat(new TokenCheck(CLOCK)
                        .of("data", new TokenSource.TokenFile(file))
                        .isGood())
                .isFalse();
        var missing = new TokenSource.TokenFile(folder.resolve("missing"));
        assertThat(new TokenCheck(CLOCK).of("data", missing).isGood()).isFalse();
        assertThat(new TokenCheck(CLOCK).of("data", new TokenSource.NoToken()).isGood())
                .isFalse();
    }

    @Test
    void liveTokenTellsItsTime() throws IOException {
        assertThat(token("{\"exp\":1060}")).isEqualTo(Finding.good("data token, good for 60 s more"));
    }

    @Test
    void keyThatOthersCanReadIsShort() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(FileCheck.of("data", endpoint(key)).getLast())
                .isEqualTo(new Finding("data key `" + key + "` is open to others", "run `chmod 600 " + key + "`"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
        assertThat(FileCheck.of("data", endpoint(key)).getLast().isGood()).isTrue();
    }

    @Test
    void missingFileIsShort() {
        assertThat(FileCheck.of("data", endpoint(folder.resolve("none")))).noneMatch(Finding::isGood);
    }

    private Endpoint endpoint(Path file) {
        return new Endpoint("localhost:1", file, file, file, new TokenSource.NoToken());
    }

    private Finding token(String claims) throws IOException {
        String body = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Path file = Files.writeString(folder.resolve("token"), "e30." + body + ".x\n");
        return new TokenCheck(CLOCK).of("data", new TokenSource.TokenFile(file));
    }
}
