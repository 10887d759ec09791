package dev.sallyport.engine.mysql;

import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Joins from left to right: the first table, then each join with its table and condition. A join without a condition
 * takes the one table behind it, where the grammar gives it all that follows.
 */
final class JoinChain {

    private JoinChain() {}

    static List<List<ParseTree>> of(MySqlParser.TableReferenceContext tables) {
        List<List<ParseTree>> chain = new ArrayList<>();
        for (ParseTree part : children(tables)) {
            if (part instanceof MySqlParser.JoinedTableContext joined && takesMoreThanItsOwn(joined)) {
                List<List<ParseTree>> rest = of(joined.tableReference());
                List<ParseTree> first = new ArrayList<>(List.of(joined.getChild(0)));
                first.addAll(rest.getFirst());
                chain.add(first);
                chain.addAll(rest.subList(1, rest.size()));
            } else {
                chain.add(part instanceof MySqlParser.JoinedTableContext joined ? children(joined) : List.of(part));
            }
        }
        return chain;
    }

    private static boolean takesMoreThanItsOwn(MySqlParser.JoinedTableContext joined) {
        return joined.getChildCount() == 2
                && joined.tableReference() != null
                && joined.tableReference().getChildCount() > 1;
    }

    private static List<ParseTree> children(ParseTree rule) {
        List<ParseTree> children = new ArrayList<>();
        for (int i = 0; i < rule.getChildCount(); i++) {
            children.add(rule.getChild(i));
        }
        return children;
    }
}
