package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    @TempDir
    Path folder;

    @Test
    void whatAKilledProcessWasAnsweredIsInTheLog() throws Exception {
        for (int round = 0; round < 3; round++) {
            long acknowledged = runAndKill();
            try (var log = Records.open(Disk.folder(folder))) {
                assertThat(log.size()).isGreaterThan(acknowledged);
            }
            assertThat(AuditVerifier.verify(folder, _ -> {}))
                    .isInstanceOfSatisfying(
                            Verification.Verified.class,
                            verified -> assertThat(verified.openOperations()).isZero());
        }
    }

    private long runAndKill() throws Exception {
        Process process = KilledProcess.start(folder, ProcessBuilder.Redirect.INHERIT);
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            long acknowledged = read(lines, 300);
            assertThatThrownBy(() -> Records.open(Disk.folder(folder))).isInstanceOf(LogInUse.class);
            assertThat(process.toHandle().destroyForcibly()).isTrue();
            var _ = process.waitFor();
            return Math.max(acknowledged, readRest(lines));
        } finally {
            process.destroyForcibly();
        }
    }

    private static long read(BufferedReader lines, int count) throws IOException {
        long last = -1;
        for (int i = 0; i < count; i++) {
            last = Long.parseLong(lines.readLine());
        }
        return last;
    }

    /** The last line may be cut short, and with it a number: it is left out. */
    private static long readRest(BufferedReader lines) throws IOException {
        long last = -1;
        long before = -1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            before = last;
            last = line.isEmpty() ? last : Long.parseLong(line);
        }
        return before;
    }
}
