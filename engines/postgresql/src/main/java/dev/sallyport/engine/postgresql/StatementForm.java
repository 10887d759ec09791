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

    private StatementForm() {}

    static String of(ParseTree tree) {
        return switch (tree) {
            case TerminalNode leaf -> leaf(leaf);
            case SQLParser.Id_tokenContext name -> name(name.getText());
            case SQLParser.Tokens_nonreservedContext name -> name(name.getText());
            case SQLParser.Tokens_nonkeywordContext name -> name(name.getText());
            case SQLParser.Tokens_nonreserved_except_function_typeContext name -> name(name.getText());
            case SQLParser.Tokens_reserved_except_function_typeContext name -> name(name.getText());
            case SQLParser.Col_labelContext label -> name(label.getText());
            case SQLParser.Bare_col_labelContext label -> name(label.getText());
            case SQLParser.Cast_specificationContext cast -> cast(cast);
            case SQLParser.Select_stmtContext select -> sortedClauses(select);
            case RuleContext rule -> rule(rule);
            default -> throw new IllegalStateException("the grammar has only rules and tokens");
        };
    }

    private static String leaf(TerminalNode leaf) {
        Token token = leaf.getSymbol();
        if (NOISE.contains(token.getType())) {
            return "";
        }
        return switch (token.getType()) {
            case SQLParser.NOT_EQUAL -> "<>";
            case SQLParser.ISNULL -> "IS NULL";
            case SQLParser.NOTNULL -> "IS NOT NULL";
            case SQLParser.StringConstant -> token.getText();
            default -> token.getText().toUpperCase(Locale.ROOT);
        };
    }

    private static String name(String name) {
        return '"' + name + '"';
    }

    private static String rule(RuleContext rule) {
        return isParenthesised(rule) ? of(rule.getChild(1)) : group(forms(rule));
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

    private static List<String> forms(RuleContext rule) {
        List<String> forms = new ArrayList<>();
        for (int i = 0; i < rule.getChildCount(); i++) {
            String form = of(rule.getChild(i));
            if (!form.isEmpty()) {
                forms.add(form);
            }
        }
        return forms;
    }

    /** Rules that only pass on one child leave no trace. */
    private static String group(List<String> forms) {
        return switch (forms.size()) {
            case 0 -> "";
            case 1 -> forms.getFirst();
            default -> "{" + String.join(" ", forms) + "}";
        };
    }

    /** {@code CAST(x AS t)} is {@code x::t}. */
    private static String cast(SQLParser.Cast_specificationContext cast) {
        return isToken(cast.getChild(0), SQLParser.CAST)
                ? group(List.of(of(cast.vex()), "::", of(cast.data_type())))
                : group(forms(cast));
    }

    /** LIMIT and OFFSET mean the same in both orders. */
    private static String sortedClauses(SQLParser.Select_stmtContext select) {
        List<String> clauses = forms(select);
        List<String> after = new ArrayList<>();
        for (var clause : select.after_ops()) {
            after.add(of(clause));
        }
        clauses.removeAll(after);
        after.sort(null);
        clauses.addAll(after);
        return group(clauses);
    }
}
