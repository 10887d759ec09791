package dev.sallyport.server.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Where the programs do not run is said before they are unpacked. */
final class MariaDbProgramsTest {
    @Test
    void anotherPlatformIsNamed() {
        assertThatThrownBy(() -> MariaDbPrograms.requirePlatform("Mac OS X", "aarch64"))
                .hasMessage("its programs are for Linux on x86-64, and this is `Mac OS X` on `aarch64`");
        assertThatThrownBy(() -> MariaDbPrograms.requirePlatform("Linux", "aarch64"))
                .hasMessageContaining("`aarch64`");
        assertThatCode(() -> MariaDbPrograms.requirePlatform("Linux", "amd64")).doesNotThrowAnyException();
    }
}
