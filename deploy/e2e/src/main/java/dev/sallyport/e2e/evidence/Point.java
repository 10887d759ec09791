package dev.sallyport.e2e.evidence;

import java.util.List;

/** One thing that the product must show, as a command can measure it. */
public interface Point {
    /** The word that runs it alone. */
    String name();

    /** Whether it stands on a database server. */
    default boolean needsServers() {
        return true;
    }

    /** Measures it; what could not be measured is an exception, which counts as short. */
    List<Figure> measure(Ground ground) throws Exception;
}
