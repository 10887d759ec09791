package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.JsonCall.Use;
import java.util.Set;

/** Takes the columns of {@code JSON_TABLE} apart. */
final class JsonColumnReader {
    private final JsonPieces pieces;

    JsonColumnReader(JsonPieces pieces) {
        this.pieces = pieces;
    }

    void read() throws NotRead {
        pieces.words(1);
        pieces.sign("(");
        boolean more = true;
        while (more) {
            column();
            more = pieces.isSign(",");
            pieces.sign(more ? "," : ")");
        }
    }

    private void column() throws NotRead {
        boolean nested = pieces.isWord("nested");
        boolean named = pieces.are("nested", "path");
        if (named || (nested && pieces.isBeforeString())) {
            pieces.words(named ? 2 : 1);
            pieces.path();
            if (pieces.isWord("as")) {
                pieces.words(1);
                pieces.label(Use.PATH);
            }
            read();
            return;
        }
        pieces.label(Use.COLUMN);
        if (pieces.are("for", "ordinality")) {
            pieces.words(2);
            return;
        }
        pieces.type(Set.of("path", "exists", "default"));
        while (!pieces.isAtEnd() && !pieces.isSign(",") && !pieces.isSign(")")) {
            columnClause();
        }
    }

    private void columnClause() throws NotRead {
        int phrase = pieces.phrase();
        if (phrase > 0) {
            pieces.words(phrase);
        } else if (pieces.isWord("exists")) {
            pieces.words(1);
        } else if (pieces.isWord("path")) {
            pieces.words(1);
            pieces.path();
        } else if (pieces.isWord("default")) {
            pieces.otherwise();
        } else {
            throw pieces.unexpected();
        }
    }
}
