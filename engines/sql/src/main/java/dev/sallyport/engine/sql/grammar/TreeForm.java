package dev.sallyport.engine.sql.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * A parse tree as text, so that two spellings of one meaning are one text: without parentheses around one thing, noise
 * words, and quotes that change nothing. Grouping is kept; so is the difference between a name and a keyword.
 */
public abstract class TreeForm {
    private final Set<Integer> noise;
    private final int opening;
    private final int closing;
    private final StringBuilder out = new StringBuilder();

    /**
     * Knows the tokens of a grammar by their types.
     *
     * @param noise those that change nothing
     */
    protected TreeForm(Set<Integer> noise, int opening, int closing) {
        this.noise = Set.copyOf(noise);
        this.opening = opening;
        this.closing = closing;
    }

    /** Writes a tree: rules of their own form first, any other by {@link #rule}. */
    protected abstract void write(ParseTree tree);

    /** Whether parentheses around one thing only group it in that rule. */
    protected abstract boolean groups(RuleContext rule);

    protected final String form(ParseTree tree) {
        write(tree);
        return out.toString();
    }

    protected final void add(String text) {
        out.append(text);
    }

    protected final void rule(RuleContext rule) {
        if (isParenthesised(rule)) {
            write(rule.getChild(1));
        } else {
            group(meaningful(rule));
        }
    }

    private boolean isParenthesised(RuleContext rule) {
        return rule.getChildCount() == 3
                && isToken(rule.getChild(0), opening)
                && rule.getChild(1) instanceof RuleContext
                && isToken(rule.getChild(2), closing)
                && groups(rule);
    }

    protected static boolean isToken(ParseTree tree, int type) {
        return tree instanceof TerminalNode leaf && leaf.getSymbol().getType() == type;
    }

    /** The parts of a rule that are no noise. */
    protected final List<ParseTree> meaningful(RuleContext rule) {
        List<ParseTree> parts = new ArrayList<>();
        for (int i = 0; i < rule.getChildCount(); i++) {
            if (!isNoise(rule.getChild(i))) {
                parts.add(rule.getChild(i));
            }
        }
        return parts;
    }

    protected final boolean isNoise(ParseTree tree) {
        return switch (tree) {
            case TerminalNode leaf -> noise.contains(leaf.getSymbol().getType());
            case RuleContext rule ->
                rule.getChildCount() == 0 || (rule.getChildCount() == 1 && isNoise(rule.getChild(0)));
            default -> false;
        };
    }

    /** Rules that only pass on one child leave no trace. */
    protected final void group(List<ParseTree> parts) {
        out.append(parts.size() == 1 ? "" : "{");
        for (ParseTree part : parts) {
            write(part);
            out.append(parts.size() == 1 ? "" : " ");
        }
        out.append(parts.size() == 1 ? "" : "}");
    }
}
