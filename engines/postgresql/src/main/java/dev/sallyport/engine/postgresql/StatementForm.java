package dev.sallyport.engine.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/**
 * A parse tree as text, so that two spellings of one meaning are one text: without parentheses around one thing, noise
 * words, and quotes that change nothing. Grouping is kept; so is the difference between a name and a keyword.
 */
final class StatementForm {

    private static final Set<Integer> NOISE =
            Set.of(SQLParser.AS, SQLParser.INNER, SQLParser.OUTER, SQLParser.ASC, SQLParser.SEMI_COLON, Token.EOF);

    private final StringBuilder out = new StringBuilder();

    private StatementForm() {}

    static String of(ParseTree tree) {
        StatementForm form = new StatementForm();
        form.write(tree);
        return form.out.toString();
    }

    private void write(ParseTree tree) {
        switch (tree) {
            case TerminalNode leaf -> out.append(leaf(leaf.getSymbol()));
            case SQLParser.Id_tokenContext name -> name(name);
            case SQLParser.Tokens_nonreservedContext name -> name(name);
            case SQLParser.Tokens_nonkeywordContext name -> name(name);
            case SQLParser.Tokens_nonreserved_except_function_typeContext name -> name(name);
            case SQLParser.Tokens_reserved_except_function_typeContext name -> name(name);
            case SQLParser.Col_labelContext label -> name(label);
            case SQLParser.Bare_col_labelContext label -> name(label);
            case SQLParser.Cast_specificationContext cast -> cast(cast);
            case SQLParser.Frame_boundContext bound -> bound(bound);
            case SQLParser.Select_stmtContext select -> sortedClauses(select);
            case RuleContext rule -> rule(rule);
            default -> throw new IllegalStateException("the grammar has only rules and tokens");
        }
    }

    private static String leaf(Token token) {
        return switch (token.getType()) {
            case SQLParser.NOT_EQUAL -> "<>";
            case SQLParser.ISNULL -> "IS NULL";
            case SQLParser.NOTNULL -> "IS NOT NULL";
            case SQLParser.StringConstant -> token.getText();
            default -> token.getText().toUpperCase(Locale.ROOT);
        };
    }

    private void name(RuleContext name) {
        out.append('"').append(name.getText()).append('"');
    }

    private void rule(RuleContext rule) {
        if (isParenthesised(rule)) {
            write(rule.getChild(1));
        } else {
            group(meaningful(rule));
        }
    }

    /** {@code ( one thing )} in the rules where it only groups. */
    private static boolean isParenthesised(RuleContext rule) {
        boolean groups = switch (rule) {
            case SQLParser.VexContext _,
                    SQLParser.Vex_bContext _,
                    SQLParser.Value_expression_primaryContext _,
                    SQLParser.Select_opsContext _,
                    SQLParser.From_itemContext _ -> true;
            default -> false;
        };
        return groups
                && rule.getChildCount() == 3
                && isToken(rule.getChild(0), SQLParser.LEFT_PAREN)
                && rule.getChild(1) instanceof RuleContext
                && isToken(rule.getChild(2), SQLParser.RIGHT_PAREN);
    }

    private static boolean isToken(ParseTree tree, int type) {
        return tree instanceof TerminalNode leaf && leaf.getSymbol().getType() == type;
    }

    private static List<ParseTree> meaningful(RuleContext rule) {
        List<ParseTree> parts = new ArrayList<>();
        for (int i = 0; i < rule.getChildCount(); i++) {
            if (!isNoise(rule.getChild(i))) {
                parts.add(rule.getChild(i));
            }
        }
        return parts;
    }

    private static boolean isNoise(ParseTree tree) {
        return switch (tree) {
            case TerminalNode leaf -> NOISE.contains(leaf.getSymbol().getType());
            case RuleContext rule ->
                rule.getChildCount() == 0 || (rule.getChildCount() == 1 && isNoise(rule.getChild(0)));
            default -> false;
        };
    }

    /** Rules that only pass on one child leave no trace. */
    private void group(List<ParseTree> parts) {
        out.append(parts.size() == 1 ? "" : "{");
        for (ParseTree part : parts) {
            write(part);
            out.append(parts.size() == 1 ? "" : " ");
        }
        out.append(parts.size() == 1 ? "" : "}");
    }

    /** The grammar takes the keyword UNBOUNDED for a column; a column of that name is quoted or in parentheses. */
    private void bound(SQLParser.Frame_boundContext bound) {
        boolean isUnbounded = bound.vex() != null
                && bound.vex().getStart().getType() == SQLParser.UNBOUNDED
                && bound.vex().getSourceInterval().length() == 1;
        if (isUnbounded) {
            out.append("{UNBOUNDED ").append(leaf(bound.getStop())).append(" }");
        } else {
            group(meaningful(bound));
        }
    }

    /** {@code CAST(x AS t)} is {@code x::t}. */
    private void cast(SQLParser.Cast_specificationContext cast) {
        if (!isToken(cast.getChild(0), SQLParser.CAST)) {
            group(meaningful(cast));
            return;
        }
        out.append('{');
        write(cast.vex());
        out.append(" :: ");
        write(cast.data_type());
        out.append(" }");
    }

    /** LIMIT and OFFSET mean the same in both orders. */
    private void sortedClauses(SQLParser.Select_stmtContext select) {
        List<ParseTree> parts = meaningful(select);
        List<String> after =
                select.after_ops().stream().map(StatementForm::of).sorted().toList();
        parts.removeAll(select.after_ops());
        group(parts);
        out.append(after.isEmpty() ? "" : after.toString());
    }
}
