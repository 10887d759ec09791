package dev.sallyport.engine.sql;

import dev.sallyport.engine.Gap;
import java.util.List;

/**
 * A canonical text, and the number of the parameter behind each occurrence of one, in the order of the text.
 *
 * @param gaps where literals that others may take the place of stand in its bytes
 */
public record Printed(String text, List<Integer> parameters, List<Gap> gaps) {

    public Printed {
        parameters = List.copyOf(parameters);
        gaps = List.copyOf(gaps);
    }
}
