package dev.sallyport.cli;

import dev.sallyport.cli.profile.Endpoint;
import dev.sallyport.client.Sallyport;
import java.io.IOException;

/** How a listener of a gateway is reached. */
@FunctionalInterface
interface Connector {
    /** A connection that the caller closes. */
    Sallyport open(Endpoint endpoint) throws IOException;
}
