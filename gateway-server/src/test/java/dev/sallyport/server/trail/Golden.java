package dev.sallyport.server.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.TextFormat;
import dev.sallyport.v1.AuditRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Records as texts that were read by a person once; written anew with `-Dsallyport.golden=write`. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/dev/sallyport/server/trail");

    private Golden() {}

    static void assertSame(AuditRecord record, String name) {
        Path file = FOLDER.resolve(name + ".golden");
        String text = TextFormat.printer().printToString(withoutMoment(record));
        try {
            if (System.getProperty("sallyport.golden", "").equals("write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what the log stamps on it, and with no length in the place of a duration. */
    private static AuditRecord withoutMoment(AuditRecord record) {
        AuditRecord.Builder kept = record.toBuilder()
                .clearSchemaVersion()
                .clearNode()
                .clearSeq()
                .clearWallTime()
                .clearMonotonicNanos()
                .clearHlc()
                .clearFlushFirstSeq();
        if (record.getResult().hasDuration()) {
            kept.getResultBuilder().setDuration(Duration.getDefaultInstance());
        }
        return kept.build();
    }
}
