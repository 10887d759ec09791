package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.grammar.Groupings;
import java.util.List;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** The five places where the grammar is known to group otherwise than the server; a tree with one is not trusted. */
final class GroupingGuards {

    private GroupingGuards() {}

    static boolean trusts(ParseTree tree) {
        return Groupings.areTrusted(tree, GroupingGuards::isMisgrouped);
    }

    private static boolean isMisgrouped(ParseTree tree) {
        return switch (tree) {
            case SQLParser.VexContext vex -> isLoosePrefix(vex) || isSignBeforeCollate(vex) || isQuantifierInside(vex);
            case SQLParser.Vex_bContext vex -> isLoosePrefix(vex) || isQuantifierInside(vex);
            case SQLParser.Select_opsContext select -> isLooseIntersect(select);
            case SQLParser.Select_ops_no_parensContext select -> isLooseIntersect(select);
            case SQLParser.From_itemContext from -> isJoinAfterNatural(from);
            default -> false;
        };
    }

    /** A prefix operator binds tighter than the infix operator in its operand: {@code ~ a | b}. */
    private static boolean isLoosePrefix(RuleContext vex) {
        return vex.getChildCount() == 2
                && vex.getChild(0) instanceof SQLParser.OpContext
                && vex.getChild(1).getChildCount() == 3
                && vex.getChild(1).getChild(1) instanceof SQLParser.OpContext;
    }

    /** {@code - a COLLATE c}: the sign binds tighter. */
    private static boolean isSignBeforeCollate(SQLParser.VexContext vex) {
        return vex.getChildCount() == 2
                && (isToken(vex.getChild(0), SQLParser.MINUS) || isToken(vex.getChild(0), SQLParser.PLUS))
                && vex.getChild(1) instanceof SQLParser.VexContext operand
                && operand.collate_identifier() != null;
    }

    /** {@code a = ANY (b) + c}: ANY, ALL and SOME end an operand. */
    private static boolean isQuantifierInside(RuleContext vex) {
        for (int i = 0; i < vex.getChildCount() - 1; i++) {
            if (endsInQuantifier(vex.getChild(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsInQuantifier(ParseTree operand) {
        ParseTree tree = operand;
        while (tree instanceof RuleContext rule && rule.getChildCount() == 1) {
            tree = rule.getChild(0);
        }
        return (tree instanceof SQLParser.Value_expression_primaryContext primary && primary.comparison_mod() != null)
                || tree instanceof SQLParser.Comparison_modContext;
    }

    /** INTERSECT binds tighter than an unparenthesised UNION or EXCEPT before it. */
    private static boolean isLooseIntersect(RuleContext select) {
        boolean intersects = false;
        boolean loose = false;
        for (int i = 0; i < select.getChildCount(); i++) {
            ParseTree part = select.getChild(i);
            intersects |= isToken(part, SQLParser.INTERSECT);
            loose |= part.getChildCount() > 2
                    && List.of(SQLParser.UNION, SQLParser.EXCEPT).stream()
                            .anyMatch(type -> isToken(part.getChild(1), type));
        }
        return intersects && loose;
    }

    /** Joins group to the left, also after a NATURAL JOIN. */
    private static boolean isJoinAfterNatural(SQLParser.From_itemContext from) {
        return from.NATURAL() != null
                && from.from_item().size() == 2
                && from.from_item(1).getChildCount() > 2
                && from.from_item(1).LEFT_PAREN() == null;
    }

    private static boolean isToken(ParseTree tree, int type) {
        return tree instanceof TerminalNode leaf && leaf.getSymbol().getType() == type;
    }
}
