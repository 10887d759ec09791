package dev.sallyport.engine.mysql;

import org.antlr.v4.runtime.tree.ParseTree;

/** The places where the grammar is known to group otherwise than the servers; a tree with one is not trusted. */
final class GroupingGuards {

    private GroupingGuards() {}

    static boolean trusts(ParseTree tree) {
        if (isMisgrouped(tree)) {
            return false;
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            if (!trusts(tree.getChild(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMisgrouped(ParseTree tree) {
        return false;
    }
}
