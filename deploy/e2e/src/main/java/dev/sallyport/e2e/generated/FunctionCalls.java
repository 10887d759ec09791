package dev.sallyport.e2e.generated;

import java.util.List;

/**
 * A call of each scalar function that the gateway allows.
 *
 * @param version of the server, as one number
 */
public record FunctionCalls(List<Production> productions, int version) {
    public FunctionCalls {
        productions = List.copyOf(productions);
    }
}
