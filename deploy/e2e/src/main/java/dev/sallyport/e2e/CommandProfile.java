package dev.sallyport.e2e;

import dev.sallyport.server.authority.ClientCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Profiles of the command line in a folder, each with a token beside it, and the trail of the gateway. */
record CommandProfile(Path folder, Path authority) {
    Path write(String name, String endpoint, int port, ClientCertificate own, String token) throws IOException {
        Path tokenFile = Files.writeString(folder.resolve(name + ".token"), token);
        return Files.writeString(folder.resolve(name + "-profile.yaml"), """
                %s:
                  address: localhost:%d
                  authority: "%s"
                  certificate: "%s"
                  key: "%s"
                  token_file: "%s"
                audit: trail
                """.formatted(
                        endpoint, port, authority, own.certificate(), own.key(), tokenFile));
    }
}
