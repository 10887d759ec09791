package dev.sallyport.engine;

import java.util.List;

/**
 * What a statement has in common with others that differ from it in literals alone: statements of one key come to one reading
 * and one rendering, but for the literals in its gaps.
 *
 * @param key holds everything else that the statement says, which literals are equal to each other too
 * @param literals as the rendering writes them, each once, in the order of their first place
 * @param places where they stand in the statement, one for each time
 */
public record StatementShape(String key, List<String> literals, int places) {
    public StatementShape {
        literals = List.copyOf(literals);
    }

    @Override
    public String toString() {
        return "StatementShape[" + key.length() + " characters, " + literals.size() + " literals]";
    }
}
