package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.mongodb.MongoProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engine of documents, which leaves what it sent last where whoever started the gateway can read it. */
public final class KeepingProvider extends WeakenedProvider {
    public KeepingProvider() {
        super(new MongoProvider(), "secrecy");
    }

    /** Where a gateway leaves it. */
    static Path file(long process) {
        return Path.of(System.getProperty("java.io.tmpdir"), "sallyport-sealed-" + process);
    }

    @Override
    Sealed weaken(Sealed sealed) {
        try {
            Files.write(file(ProcessHandle.current().pid()), sealed.canonical());
            return sealed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
