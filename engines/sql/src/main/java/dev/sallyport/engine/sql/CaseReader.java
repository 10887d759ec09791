package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Branch;
import dev.sallyport.engine.sql.tree.Expression.Case;
import dev.sallyport.engine.sql.tree.Mark;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.WhenClause;

/** Maps both forms of CASE. */
final class CaseReader {

    private final ExpressionReader expressions;

    CaseReader(ExpressionReader expressions) {
        this.expressions = expressions;
    }

    Expression read(CaseExpression node, Mark at) throws NotRead {
        var subject = node.getSwitchExpression();
        Expression mappedSubject = subject == null ? null : expressions.read(subject, at);
        List<Branch> branches = new ArrayList<>();
        for (WhenClause when : node.getWhenClauses()) {
            CallShapes.WHEN.check(when);
            branches.add(new Branch(
                    expressions.read(when.getWhenExpression(), at), expressions.read(when.getThenExpression(), at)));
        }
        var otherwise = node.getElseExpression();
        return new Case(mappedSubject, branches, otherwise == null ? null : expressions.read(otherwise, at), at);
    }
}
