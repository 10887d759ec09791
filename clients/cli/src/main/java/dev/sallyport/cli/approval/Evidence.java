package dev.sallyport.cli.approval;

import dev.sallyport.cli.yaml.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** An evidence file as it is; nothing of it is checked yet but that it is all there. */
public record Evidence(
        int version,
        @Nullable String approval,
        @Nullable String operation,
        @Nullable String digest,
        @Nullable String state,
        @Nullable List<Decision> decisions) {
    /** What one person said. */
    public record Decision(
            @Nullable String issuer,
            @Nullable String human,
            @Nullable String verdict,
            @Nullable String reason,
            @Nullable Long time,
            @Nullable String signature,
            @Nullable Map<String, Object> key,
            @Nullable List<String> enrolledBy,
            @Nullable Long auditIndex) {}

    private static final String NEXT = "get it with `sallyport approval evidence NAME --out FILE`";

    /** Reads a file of the one version that there is. */
    public static Evidence read(Path file) throws BadFileException {
        try {
            Evidence evidence = Json.read(Files.readAllBytes(file), Evidence.class);
            if (evidence == null || evidence.version() != 1) {
                throw new BadFileException("`" + file + "` is no evidence of version 1", NEXT);
            }
            return evidence;
        } catch (IOException _) {
            throw new BadFileException("`" + file + "` cannot be read", NEXT);
        } catch (JacksonException e) {
            throw new BadFileException(
                    "`" + file + "` is no evidence, wrong in line "
                            + e.getLocation().getLineNr(),
                    NEXT);
        }
    }

    /** A text that may be missing; then it is empty. */
    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
