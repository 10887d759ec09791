package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.Name;
import java.util.List;

/**
 * What a call of SQL/JSON says beside its values, which are the arguments of a plain call in its place.
 *
 * @param function in lower case; empty for {@code IS JSON}
 * @param pieces in order
 */
record JsonForm(String function, List<Piece> pieces) {
    /** How the name of a plain call in the place of another begins: no name of a statement holds it. */
    static final String MARK = "\\";

    JsonForm {
        pieces = List.copyOf(pieces);
    }

    /** One part of the call. */
    sealed interface Piece {
        record Words(String text) implements Piece {}

        /** The next argument. */
        record Value(JsonCall.Role role) implements Piece {}

        /** The type of the next argument, which is a cast. */
        record Type() implements Piece {}

        record Label(JsonCall.Use use, Name name) implements Piece {}

        /** The order of the call. */
        record Order() implements Piece {}
    }
}
