package dev.sallyport.engine.sql;

import dev.sallyport.engine.Gap;
import dev.sallyport.engine.sql.tree.Variable;
import java.util.List;

/**
 * A canonical text, and the number of the parameter behind each occurrence of one, in the order of the text.
 *
 * @param variables those that stand in it
 * @param gaps where literals that others may take the place of stand in its bytes
 */
public record Printed(String text, List<Integer> parameters, List<Variable> variables, List<Gap> gaps) {

    public Printed {
        parameters = List.copyOf(parameters);
        variables = List.copyOf(variables);
        gaps = List.copyOf(gaps);
    }
}
