package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Obligations;

/** Renders what will be sent, masks and row filters at the source; no I/O. */
@FunctionalInterface
interface PostgresSealer {
    /**
     * Fulfils the obligations.
     *
     * @throws IllegalArgumentException when they do not cover every effect of the reading
     */
    Sealed seal(Reading.Understood understood, Obligations obligations);
}
