package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Named;
import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.AtTimeZone;
import dev.sallyport.engine.sql.tree.Expression.Case;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.Conditional;
import dev.sallyport.engine.sql.tree.Expression.CurrentValue;
import dev.sallyport.engine.sql.tree.Expression.Extract;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.Literal.TypedLiteral;
import dev.sallyport.engine.sql.tree.QueryBody;
import dev.sallyport.engine.sql.tree.QueryExpression;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SetOperation;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.engine.sql.tree.XmlElement;
import java.util.Locale;

/** The server's rule for an output without a label: the column, the function, or `?column?`. */
final class PostgresLabels implements Named.LabelRule {
    private static final String NONE = "?column?";

    /** @param firm whether a cast or CASE around it leaves the label alone */
    private record Label(String text, boolean firm) {}

    @Override
    public String label(Expression asWritten) {
        return of(asWritten).text;
    }

    private static Label of(Expression expression) {
        return switch (expression) {
            case ColumnReference(var name, var _) -> firm(name.last().text());
            case FunctionCall(var name, var _, var _, var _, var _, var _) ->
                firm(KeywordForms.catalogName(name.last().text()));
            case KeywordCall call -> firm(KeywordForms.function(call));
            case Extract _ -> firm("extract");
            case AtTimeZone _ -> firm("timezone");
            case Conditional(var choice, var _, var _) -> firm(choice.name().toLowerCase(Locale.ROOT));
            case CurrentValue(var value, var _) -> firm(value.name().toLowerCase(Locale.ROOT));
            case TypedLiteral(var type, var _, var _) -> new Label(PostgresTypeNames.canonical(type), false);
            case Cast(var operand, var type, var _) -> inside(of(operand), PostgresTypeNames.canonical(type));
            case Case branches ->
                inside(branches.otherwise() == null ? new Label(NONE, false) : of(branches.otherwise()), "case");
            case QueryExpression.Exists _ -> firm("exists");
            case QueryExpression.ArrayQuery _, Composite.ArrayLiteral _ -> firm("array");
            case QueryExpression.ScalarQuery(var query, var _) -> first(query.body());
            case XmlElement _ -> firm("xmlelement");
            case JsonCall call -> firm(call.function());
            case Composite.Row _ -> firm("row");
            case Composite.Field(var _, var name, var _) -> firm(name.text());
            case Expression.Collate collate -> of(collate.operand());
            case Composite.Subscript(var array, var _, var _) -> of(array);
            default -> new Label(NONE, false);
        };
    }

    /** What the first output of the first SELECT is called. */
    private static Label first(QueryBody body) {
        return switch (body) {
            case Select select
            when select.items().getFirst() instanceof Output(var expression, var label, var _) ->
                firm(label == null ? of(expression).text : label.text());
            case Select _ -> new Label(NONE, false);
            case SetOperation operation -> first(operation.left().body());
            case Rows _ -> firm("column1");
            case Write _ -> new Label(NONE, false);
        };
    }

    private static Label firm(String text) {
        return new Label(text, true);
    }

    private static Label inside(Label inner, String own) {
        return inner.firm ? inner : new Label(own, false);
    }
}
