package dev.sallyport.cli.approval;

import dev.sallyport.cli.yaml.BadFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file that only its owner can read, from its first byte on. */
public final class OwnedFile {
    private static final String OWNER_ONLY = "rw-------";

    private OwnedFile() {}

    /** Makes the file; one that is there stays as it is, and that is an error. */
    public static void create(Path file, byte[] content) throws BadFileException, IOException {
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        var how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, how, mine)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                var _ = channel.write(bytes);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException _) {
            throw new BadFileException(
                    "`" + file + "` is there already, and nothing is overwritten", "name a new file");
        } catch (UnsupportedOperationException _) {
            throw new BadFileException(
                    "the file system of `" + file + "` cannot keep a file to its owner", "name a file on another one");
        }
    }
}
