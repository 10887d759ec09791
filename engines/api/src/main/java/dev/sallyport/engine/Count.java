package dev.sallyport.engine;

import java.util.List;
import java.util.Optional;

/**
 * How the rows that an operation would change are counted and pictured without changing them.
 *
 * @param canonical a query that gives one row: how many there are, and the digest of their {@link Image}
 * @param parameters in the order in which the query takes them
 * @param expected what it has to give inside the transaction of the operation, or nothing is kept
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the engine must not change it
public record Count(byte[] canonical, List<Sealed.Parameter> parameters, Optional<Image> expected) {
    public Count {
        parameters = List.copyOf(parameters);
    }

    /** One that nothing was promised of yet. */
    public Count(byte[] canonical, List<Sealed.Parameter> parameters) {
        this(canonical, parameters, Optional.empty());
    }

    /** The same, held to what a person was shown. */
    public Count expecting(Image image) {
        return new Count(canonical, parameters, Optional.of(image));
    }
}
