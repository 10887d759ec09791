package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.operation.Position;
import java.util.Arrays;
import net.sf.jsqlparser.parser.ASTNodeAccess;

/** Finds the place of the parser's nodes in the caller's own text. */
final class Marks {

    private final NormalText text;
    private final int[] lineStarts;

    Marks(String sql, NormalText text) {
        this.text = text;
        this.lineStarts = java.util.stream.IntStream.concat(
                        java.util.stream.IntStream.of(0),
                        java.util.stream.IntStream.range(0, sql.length())
                                .filter(i -> sql.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    Mark of(Token token) {
        int found = Arrays.binarySearch(lineStarts, token.offset());
        int line = found >= 0 ? found : -found - 2;
        return new Mark(new Position(token.offset(), line + 1, token.offset() - lineStarts[line] + 1));
    }

    /** The place of the node, or where the parser kept none, of what stands near it. */
    Mark of(Object node, Mark near) {
        if (node instanceof ASTNodeAccess access
                && access.getASTNode() != null
                && access.getASTNode().jjtGetFirstToken() != null) {
            return of(text.tokenAt(access.getASTNode().jjtGetFirstToken().absoluteBegin - 1));
        }
        return near;
    }
}
