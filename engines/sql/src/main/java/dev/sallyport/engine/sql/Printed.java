package dev.sallyport.engine.sql;

import java.util.List;

/** A canonical text, and the number of the parameter behind each occurrence of one, in the order of the text. */
public record Printed(String text, List<Integer> parameters) {

    public Printed {
        parameters = List.copyOf(parameters);
    }
}
