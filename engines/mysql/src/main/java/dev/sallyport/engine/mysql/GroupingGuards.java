package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.grammar.Groupings;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import org.antlr.v4.runtime.tree.ParseTree;

/** The places where the grammar is known to group otherwise than the servers; a tree with one is not trusted. */
final class GroupingGuards {

    private GroupingGuards() {}

    static boolean trusts(ParseTree tree) {
        return Groupings.areTrusted(tree, GroupingGuards::isMisgrouped);
    }

    /** {@code a + INTERVAL 1 DAY + b}, and {@code INTERVAL 1 DAY + a OR b}: the interval in front takes what is not its own. */
    private static boolean isMisgrouped(ParseTree tree) {
        return tree instanceof MySqlParser.SimpleExprIntervalContext;
    }
}
