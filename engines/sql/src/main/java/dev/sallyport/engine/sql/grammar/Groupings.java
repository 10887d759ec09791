package dev.sallyport.engine.sql.grammar;

import java.util.function.Predicate;
import org.antlr.v4.runtime.tree.ParseTree;

/** The places where a grammar is known to group otherwise than its server; a tree with one is not trusted. */
public final class Groupings {
    private Groupings() {}

    public static boolean areTrusted(ParseTree tree, Predicate<ParseTree> isMisgrouped) {
        if (isMisgrouped.test(tree)) {
            return false;
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            if (!areTrusted(tree.getChild(i), isMisgrouped)) {
                return false;
            }
        }
        return true;
    }
}
