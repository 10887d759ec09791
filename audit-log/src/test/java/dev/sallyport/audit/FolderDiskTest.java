package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDiskTest {
    @TempDir
    Path folder;

    @Test
    void theSecondOpenerIsRefusedAndTheFirstKeepsOthersOut() throws Exception {
        try (var _ = Records.open(Disk.folder(folder))) {
            assertThatThrownBy(() -> Records.open(Disk.folder(folder))).isInstanceOf(LogInUse.class);
            Process other = KilledProcess.start(folder, ProcessBuilder.Redirect.DISCARD);
            assertThat(other.waitFor()).isEqualTo(KilledProcess.IN_USE);
        }
        Records.open(Disk.folder(folder)).close();
    }

    @Test
    void aSegmentHasItsWholeLengthFromTheStart() throws IOException {
        try (var _ = Records.open(Disk.folder(folder))) {
            assertThat(Files.size(folder.resolve(Segments.name(0)))).isEqualTo(Records.SEGMENT);
        }
    }

    @Test
    void aLogIsReadWhileItIsWritten() throws IOException {
        try (var log = Records.open(Disk.folder(folder));
                var cursor = AuditReader.of(folder).from(0)) {
            assertThat(cursor.next()).isPresent();
            assertThat(cursor.next()).isEmpty();
            for (int i = 0; i < 20; i++) {
                long index = log.append(Records.denied(40_000)).index();
                assertThat(cursor.next().orElseThrow().index()).isEqualTo(index);
            }
        }
        assertThat(Segments.list(Disk.folder(folder))).hasSizeGreaterThan(2);
    }

    @Test
    void aFolderWithoutLogIsNoLog() {
        assertThatThrownBy(() -> AuditReader.of(folder).from(0)).isInstanceOf(NoSuchFileException.class);
    }
}
