package dev.sallyport.cli.profile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that stand above the profile; each can be set in the environment too. */
public final class Overrides {
    @Option(
            names = "--profile",
            paramLabel = "FILE",
            defaultValue = "${env:SALLYPORT_PROFILE}",
            description = "profile to use, else the nearest .sallyport/profile.yaml [SALLYPORT_PROFILE]")
    @Nullable
    Path profile;

    @Option(
            names = "--address",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:SALLYPORT_ADDRESS}",
            description = "address of the gateway [SALLYPORT_ADDRESS]")
    @Nullable
    String address;

    @Option(
            names = "--authority",
            paramLabel = "FILE",
            defaultValue = "${env:SALLYPORT_AUTHORITY}",
            description = "PEM file with the gateway's authority [SALLYPORT_AUTHORITY]")
    @Nullable
    Path authority;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            defaultValue = "${env:SALLYPORT_CERTIFICATE}",
            description = "PEM file with the client certificate [SALLYPORT_CERTIFICATE]")
    @Nullable
    Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            defaultValue = "${env:SALLYPORT_KEY}",
            description = "PEM file with its private key [SALLYPORT_KEY]")
    @Nullable
    Path key;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            defaultValue = "${env:SALLYPORT_TOKEN_FILE}",
            description = "file with the token [SALLYPORT_TOKEN_FILE]")
    @Nullable
    Path tokenFile;

    /** The profile that these options and the files around the current folder make. */
    public Profile resolve() throws dev.sallyport.cli.yaml.BadFileException {
        return Profile.find(this, Path.of("").toAbsolutePath());
    }
}
