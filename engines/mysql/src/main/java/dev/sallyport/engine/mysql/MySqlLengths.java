package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.operation.ObjectDescription;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the values of one statement may be: as its columns are declared.
 *
 * @param tables what the references of the statement stand for, by number; of any other nothing is known
 */
record MySqlLengths(MySqlCatalog catalog, List<ObjectDescription> tables) {
    /** What nothing bounds but the server's packets. */
    static final long LONGEST = 1L << 32;

    private static final int NUMBER = 100;
    private static final Pattern DECLARED = Pattern.compile("(?:var)?(?:char|binary)\\(([0-9]{1,9})\\)");

    MySqlLengths {
        tables = List.copyOf(tables);
    }

    /** At most, if what stands around its values lengthens none: all that stands in it one behind the other. */
    long of(Expression expression) {
        Sum sum = new Sum();
        var _ = sum.expression(expression);
        return sum.length;
    }

    private long of(ResolvedColumn column) {
        if (column.reference() >= tables.size()) {
            return LONGEST;
        }
        return catalog.relationOfAll(tables.get(column.reference()).name())
                .flatMap(relation -> relation.column(column.column().text()))
                .map(MySqlLengths::declared)
                .orElse(LONGEST);
    }

    private static long declared(MySqlColumn column) {
        Matcher declared = DECLARED.matcher(column.engineType());
        if (declared.matches()) {
            return Long.parseLong(declared.group(1));
        }
        return switch (column.dataType()) {
            case "tinytext", "tinyblob" -> 1 << 8;
            case "text", "blob" -> 1 << 16;
            case "enum", "set" -> 1 << 10;
            default ->
                switch (column.kind()) {
                    case TEXT, BYTES, DOCUMENT, OTHER -> LONGEST;
                    case BOOL, INTEGER, DECIMAL, FLOAT, DATE, TIME, TIMESTAMP, INSTANT, UUID -> NUMBER;
                };
        };
    }

    private final class Sum extends TreeMapper {
        private long length;

        @Override
        public Query query(Query query) {
            length = LONGEST;
            return query;
        }

        @Override
        protected Expression expression(Expression expression) {
            length = Math.min(
                    LONGEST,
                    length
                            + switch (expression) {
                                case ResolvedColumn column -> of(column);
                                case QueryColumn _ -> LONGEST;
                                case Expression.Parameter _ -> MySqlSizes.LONGEST_PART;
                                case Literal.StringLiteral(var text, var _) -> text.length();
                                case Literal _ -> NUMBER;
                                default -> 0;
                            });
            return super.expression(expression);
        }
    }
}
