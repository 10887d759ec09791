package dev.sallyport.cli.profile;

import dev.sallyport.client.ConnectOptions;
import java.nio.file.Path;

/** One listener of the gateway and whom to call it as. */
public record Endpoint(String address, Path authority, Path certificate, Path key, TokenSource token) {
    /** What the client needs of it. */
    public ConnectOptions options() {
        return new ConnectOptions(address, certificate, key, authority, token::token);
    }
}
