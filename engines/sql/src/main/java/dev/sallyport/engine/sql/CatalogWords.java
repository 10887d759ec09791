package dev.sallyport.engine.sql;

import dev.sallyport.operation.Position;
import java.util.List;

/** Statements that ask a server for its own catalog, such as `SHOW TABLES`: Discovery answers that. */
public final class CatalogWords {
    /** What the caller does instead. */
    public static final String NEXT_STEP = "ask Discovery for the tables and columns that you can name";

    private static final List<String> FIRST = List.of("show", "describe", "desc");

    private CatalogWords() {}

    static void refuse(String sql, NormalText text) throws NotRead {
        Token first = text.tokens().getFirst();
        for (String word : FIRST) {
            if (first.isWord(word)) {
                throw NotRead.notUnderstood("`" + word + "` is no statement that is read here", NEXT_STEP)
                        .at(Position.in(sql, first.offset()));
            }
        }
    }
}
