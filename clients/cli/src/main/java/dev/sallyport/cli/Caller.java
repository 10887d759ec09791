package dev.sallyport.cli;

import dev.sallyport.cli.profile.Overrides;
import dev.sallyport.cli.profile.Profile;
import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.client.Sallyport;
import java.io.IOException;
import picocli.CommandLine.Mixin;

/** What every command that calls a gateway has: the profile, options above it, and the connection they make. */
final class Caller {
    /** What the help of a command says of its parameter. */
    static final String SOURCE = "name of the source, as `sallyport source list` prints it";

    private final Connector connector;

    @Mixin
    private final Overrides overrides = new Overrides();

    Caller(Connector connector) {
        this.connector = connector;
    }

    Profile profile() throws BadFileException {
        return overrides.resolve();
    }

    /** The listener that agents call. */
    Sallyport data() throws BadFileException, IOException {
        return connector.open(profile().data());
    }

    /** The listener that admins and auditors call. */
    Sallyport admin() throws BadFileException, IOException {
        return connector.open(profile().admin());
    }
}
