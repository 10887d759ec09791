package dev.sallyport.engine.sql.tree;

import java.util.List;

/**
 * A call whose first argument is a unit of time: {@code timestampdiff(day, a, b)}.
 *
 * @param function in lower case
 * @param unit a word in lower case
 * @param arguments those behind the unit
 */
public record UnitCall(String function, String unit, List<Expression> arguments, Mark at) implements Worded {
    public UnitCall {
        arguments = List.copyOf(arguments);
    }
}
