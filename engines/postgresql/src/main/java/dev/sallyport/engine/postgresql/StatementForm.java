package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.grammar.TreeForm;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** The meaning of a parse tree of this grammar. */
final class StatementForm extends TreeForm {

    private static final Set<Integer> NOISE =
            Set.of(SQLParser.AS, SQLParser.INNER, SQLParser.OUTER, SQLParser.ASC, SQLParser.SEMI_COLON, Token.EOF);

    private StatementForm() {
        super(NOISE, SQLParser.LEFT_PAREN, SQLParser.RIGHT_PAREN);
    }

    static String of(ParseTree tree) {
        return new StatementForm().form(tree);
    }

    @Override
    protected void write(ParseTree tree) {
        switch (tree) {
            case TerminalNode leaf -> add(leaf(leaf.getSymbol()));
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
        add('"' + name.getText() + '"');
    }

    @Override
    protected boolean groups(RuleContext rule) {
        return switch (rule) {
            case SQLParser.VexContext _,
                    SQLParser.Vex_bContext _,
                    SQLParser.Value_expression_primaryContext _,
                    SQLParser.Select_opsContext _,
                    SQLParser.From_itemContext _ -> true;
            default -> false;
        };
    }

    /** The grammar takes the keyword UNBOUNDED for a column; a column of that name is quoted or in parentheses. */
    private void bound(SQLParser.Frame_boundContext bound) {
        boolean isUnbounded = bound.vex() != null
                && bound.vex().getStart().getType() == SQLParser.UNBOUNDED
                && bound.vex().getSourceInterval().length() == 1;
        if (isUnbounded) {
            add("{UNBOUNDED " + leaf(bound.getStop()) + " }");
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
        add("{");
        write(cast.vex());
        add(" :: ");
        write(cast.data_type());
        add(" }");
    }

    /** LIMIT and OFFSET mean the same in both orders. */
    private void sortedClauses(SQLParser.Select_stmtContext select) {
        List<ParseTree> parts = meaningful(select);
        List<String> after =
                select.after_ops().stream().map(StatementForm::of).sorted().toList();
        parts.removeAll(select.after_ops());
        group(parts);
        add(after.isEmpty() ? "" : after.toString());
    }
}
