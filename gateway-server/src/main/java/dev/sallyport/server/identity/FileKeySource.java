package dev.sallyport.server.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys in a file. */
record FileKeySource(Path file) implements KeySource {

    @Override
    public byte[] fetch() throws KeySetException {
        try (var document = Files.newInputStream(file)) {
            return document.readNBytes(MAX_BYTES + 1);
        } catch (IOException _) {
            throw new KeySetException(KeySetFault.UNREACHABLE);
        }
    }
}
