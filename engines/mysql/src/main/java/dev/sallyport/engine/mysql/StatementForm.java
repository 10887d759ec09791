package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.WordRole;
import dev.sallyport.engine.sql.grammar.TreeForm;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** The meaning of a parse tree of this grammar. */
final class StatementForm extends TreeForm {

    private static final Set<Integer> NOISE = Set.of(
            MySqlParser.AS_SYMBOL,
            MySqlParser.INNER_SYMBOL,
            MySqlParser.OUTER_SYMBOL,
            MySqlParser.ASC_SYMBOL,
            MySqlParser.SEMICOLON_SYMBOL,
            Token.EOF);

    private static final MySqlWords WORDS = MySqlWords.load();

    private StatementForm() {
        super(NOISE, MySqlParser.OPEN_PAR_SYMBOL, MySqlParser.CLOSE_PAR_SYMBOL);
    }

    static String of(ParseTree tree) {
        return new StatementForm().form(tree);
    }

    @Override
    protected void write(ParseTree tree) {
        switch (tree) {
            case TerminalNode leaf -> add(leaf(leaf.getSymbol()));
            case MySqlParser.IdentifierContext name -> name(name);
            case MySqlParser.PureIdentifierContext name -> name(name);
            case MySqlParser.LimitOptionsContext limit -> limit(limit);
            case MySqlParser.TableReferenceContext tables -> joins(tables);
            case MySqlParser.QueryExpressionBodyContext body -> setOperations(body);
            case MySqlParser.BitExprContext expression when isModulo(expression) -> modulo(expression);
            case RuleContext rule -> rule(rule);
            default -> throw new IllegalStateException("the grammar has only rules and tokens");
        }
    }

    private static String leaf(Token token) {
        return switch (token.getType()) {
            case MySqlParser.NOT_EQUAL_OPERATOR, MySqlParser.NOT_EQUAL2_OPERATOR -> "<>";
            case MySqlParser.LOGICAL_AND_OPERATOR -> "AND";
            case MySqlParser.LOGICAL_OR_OPERATOR -> "OR";
            case MySqlParser.SINGLE_QUOTED_TEXT -> token.getText();
            default -> token.getText().toUpperCase(Locale.ROOT);
        };
    }

    /**
     * As it is spelled: what the texts fold, they fold alike, and a table's name is not folded on every server. The
     * grammar takes some functions that need no parentheses for names.
     */
    private void name(RuleContext name) {
        String text = name.getText();
        if (WORDS.role(text.toLowerCase(Locale.ROOT)) == WordRole.RESERVED) {
            add(text.toUpperCase(Locale.ROOT));
            return;
        }
        boolean quoted = text.length() > 1 && text.startsWith("`");
        String plain = quoted ? text.substring(1, text.length() - 1).replace("``", "`") : text;
        add('"' + plain + '"');
    }

    @Override
    protected boolean groups(RuleContext rule) {
        return switch (rule) {
            case MySqlParser.SimpleExprListContext _ -> rule.getChild(1).getChildCount() == 1;
            case MySqlParser.QueryExpressionParensContext _,
                    MySqlParser.ExprWithParenthesesContext _,
                    MySqlParser.SimpleExprWithParenthesesContext _,
                    MySqlParser.SingleTableParensContext _ -> true;
            case MySqlParser.TableReferenceListParensContext _ ->
                rule.getChild(1).getChildCount() == 1;
            default -> false;
        };
    }

    /** Joins that stand side by side group to the left. */
    private void joins(MySqlParser.TableReferenceContext tables) {
        List<List<ParseTree>> parts = JoinChain.of(tables);
        add("{".repeat(parts.size() - 1));
        group(parts.getFirst());
        for (List<ParseTree> joined : parts.subList(1, parts.size())) {
            add(" ");
            group(joined.stream().filter(part -> !isNoise(part)).toList());
            add("}");
        }
    }

    /** Set operations group to the left; the grammar hangs them to the right. */
    private void setOperations(MySqlParser.QueryExpressionBodyContext body) {
        List<ParseTree> parts = sideBySide(body);
        long operations = parts.stream().filter(StatementForm::isSetOperation).count();
        add("{".repeat((int) operations));
        for (int i = 0; i < parts.size(); i++) {
            boolean endsOperand = i > 0 && !isUnionOption(parts.get(i)) && !isSetOperation(parts.get(i));
            add(i == 0 ? "" : " ");
            write(parts.get(i));
            add(endsOperand ? "}" : "");
        }
    }

    private static List<ParseTree> sideBySide(ParseTree body) {
        List<ParseTree> parts = new ArrayList<>();
        for (int i = 0; i < body.getChildCount(); i++) {
            ParseTree part = body.getChild(i);
            if (part instanceof MySqlParser.QueryExpressionBodyContext nested) {
                parts.addAll(sideBySide(nested));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private static boolean isSetOperation(ParseTree part) {
        return part instanceof TerminalNode;
    }

    private static boolean isUnionOption(ParseTree part) {
        return part instanceof MySqlParser.UnionOptionContext;
    }

    /** {@code LIMIT 2, 1} is {@code LIMIT 1 OFFSET 2}. */
    private void limit(MySqlParser.LimitOptionsContext limit) {
        boolean offsetFirst = limit.COMMA_SYMBOL() != null;
        add("{LIMIT ");
        write(limit.limitOption(offsetFirst ? 1 : 0));
        if (limit.limitOption().size() > 1) {
            add(" OFFSET ");
            write(limit.limitOption(offsetFirst ? 0 : 1));
        }
        add("}");
    }

    private static boolean isModulo(MySqlParser.BitExprContext expression) {
        return expression.MOD_SYMBOL() != null && expression.bitExpr().size() == 2;
    }

    /** {@code a MOD b} is {@code a % b}. */
    private void modulo(MySqlParser.BitExprContext expression) {
        add("{");
        write(expression.bitExpr(0));
        add(" % ");
        write(expression.bitExpr(1));
        add(" }");
    }
}
