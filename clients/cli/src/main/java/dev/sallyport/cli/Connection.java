package dev.sallyport.cli;

import dev.sallyport.cli.profile.Endpoint;
import dev.sallyport.client.Sallyport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The connection to a real gateway. */
final class Connection {
    private Connection() {}

    static Sallyport open(Endpoint endpoint) throws IOException {
        for (Path file : List.of(endpoint.authority(), endpoint.certificate(), endpoint.key())) {
            if (!Files.isReadable(file)) {
                throw new NoSuchFileException(file.toString(), null, "cannot be read, run `sallyport doctor`");
            }
        }
        return Sallyport.connect(endpoint.options());
    }
}
