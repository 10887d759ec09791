package dev.sallyport.e2e.analysed;

import dev.sallyport.engine.postgresql.Meaning;
import dev.sallyport.engine.sql.tree.CommonTable;
import dev.sallyport.engine.sql.tree.Distinct;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.CommonTableReference;
import dev.sallyport.engine.sql.tree.FromItem.FunctionTable;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.FromItem.Subquery;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.FromItem.View;
import dev.sallyport.engine.sql.tree.GroupKey;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.JoinKind;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryBody;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SetOperation;
import dev.sallyport.engine.sql.tree.With;
import dev.sallyport.engine.sql.tree.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of one query of a statement, as the engine understood it. */
final class EngineQueries {
    private final Meaning meaning;
    private final EnginePlaces places;
    private final int depth;
    private final EngineForms forms;
    private int next;

    EngineQueries(Meaning meaning, EnginePlaces places, int depth) {
        this.meaning = meaning;
        this.places = places;
        this.depth = depth;
        this.forms = new EngineForms(meaning, places, this::inner);
    }

    private String inner(Query query) {
        return new EngineQueries(meaning, places, depth + 1).text(query);
    }

    String text(Query query) {
        List<String> parts = new ArrayList<>();
        parts.add(Form.perhaps("with", with(query.with())));
        parts.add(body(query.body()));
        parts.add(Form.perhaps(
                "order",
                Form.keys(query.orderBy().stream()
                        .map(key -> EngineCalls.key(key, key(key.expression(), query.body())))
                        .toList())));
        parts.add(query.limit() == null ? "" : one("limit", query.limit().count()));
        parts.add(query.offset() == null ? "" : one("offset", query.offset()));
        return Form.call("query", parts);
    }

    private List<String> with(@Nullable With with) {
        List<String> texts = new ArrayList<>();
        List<CommonTable> tables = with == null ? List.of() : with.tables();
        for (CommonTable table : tables) {
            places.common(table.name(), depth + "." + texts.size(), table.columns());
            texts.add(inner(table.query()));
        }
        return texts;
    }

    private String one(String head, Expression expression) {
        return Form.call(head, forms.of(expression).text());
    }

    /** A number is an output. */
    private String key(Expression key, QueryBody body) {
        if (!(key instanceof IntegerLiteral(var number, var _))) {
            return forms.of(key).text();
        }
        return body instanceof Select select
                ? forms.of(output(select, number.intValueExact() - 1)).text()
                : "out:" + number;
    }

    /** Before it is converted to the type of the whole that the select is a part of. */
    private static Expression output(Select select, int number) {
        Expression output = outputs(select).get(number);
        return output instanceof Cast cast
                        && cast.at().position().equals(select.at().position())
                ? cast.operand()
                : output;
    }

    private static List<Expression> outputs(Select select) {
        return select.items().stream()
                .map(item -> ((SelectItem.Output) item).expression())
                .toList();
    }

    private String body(QueryBody body) {
        return switch (body) {
            case Select select -> select(select);
            case Rows(var rows, var _) ->
                Form.call(
                        "values",
                        rows.stream()
                                .map(row -> Form.call("row", Form.texts(forms.all(row))))
                                .toList());
            case SetOperation(var kind, var all, var left, var right, var _) ->
                Form.call(kind.name().toLowerCase(Locale.ROOT) + (all ? "-all" : ""), part(left), part(right));
            case Write _ -> throw new IllegalStateException("a write has no form yet");
        };
    }

    /** A part that is itself made of several has no level of its own. */
    private String part(Query part) {
        return part.isPlain() && part.body() instanceof SetOperation operation ? body(operation) : inner(part);
    }

    private String select(Select select) {
        List<String> from = select.from().stream().map(this::item).toList();
        return Form.call(
                "select",
                Form.perhaps("from", from),
                select.where() == null ? "" : one("where", select.where()),
                Form.call("out", Form.texts(forms.all(outputs(select)))),
                Form.perhaps("group", distinct(select.groupBy().stream().flatMap(EngineQueries::keys), select)),
                select.having() == null ? "" : one("having", select.having()),
                switch (select.distinct()) {
                    case Distinct.All _ -> "";
                    case Distinct.Rows _ -> Form.call("distinct", "rows");
                    case Distinct.On(var keys) -> Form.call("distinct-on", distinct(keys.stream(), select));
                });
    }

    private List<String> distinct(Stream<Expression> keys, Select select) {
        return keys.map(key -> key(key, select)).distinct().sorted().toList();
    }

    private static Stream<Expression> keys(GroupKey key) {
        return switch (key) {
            case GroupKey.Single(var expression) -> Stream.of(expression);
            case GroupKey.Sets(var _, var sets) -> sets.stream().flatMap(List::stream);
        };
    }

    private String place() {
        return depth + "." + next++;
    }

    private String item(FromItem item) {
        return switch (item) {
            case TableReference table -> {
                places.table(table.reference(), place());
                yield Form.call("table", Long.toString(meaning.relation(table.reference())));
            }
            case View(var table, var definition, var columns, var _) -> {
                String place = place();
                String text = inner(definition);
                places.table(table.reference(), place);
                places.relation(table.shownAs(), place, columns);
                String relation = Long.toString(meaning.relation(table.reference()));
                yield meaning.isCopy(table.reference())
                        ? Form.call("table", relation)
                        : Form.call("view", relation, text);
            }
            case Subquery(var query, var _, var alias, var columns, var _) -> {
                String place = place();
                String text = inner(query);
                places.relation(named(alias), place, columns);
                yield Form.call("subquery", text);
            }
            case FunctionTable table -> {
                List<String> calls = table.calls().calls().stream()
                        .map(call -> forms.of(call).text())
                        .toList();
                places.relation(named(table.alias()), place(), table.columnAliases());
                yield Form.call("function" + (table.calls().ordinality() ? "-ordinality" : ""), calls);
            }
            case CommonTableReference(var table, var alias, var _) ->
                Form.call("common", places.named(table, alias, place()));
            case Join join -> joined(join);
            case FromItem.DerivedTable _ -> throw new IllegalStateException("nothing was rewritten");
        };
    }

    private static Name named(@Nullable Name alias) {
        if (alias == null) {
            throw new IllegalStateException("an item of FROM has no name");
        }
        return alias;
    }

    private String joined(Join join) {
        String left = item(join.left());
        String right = item(join.right());
        boolean always = join.condition() instanceof JoinCondition.On(BooleanLiteral literal) && isOurs(literal);
        String on = join.condition() instanceof JoinCondition.On(var condition) && !always ? one("on", condition) : "";
        return Form.call("join" + number(join.kind()), left, right, on);
    }

    private static boolean isOurs(BooleanLiteral literal) {
        return literal.at().position().equals(Mark.NONE.position());
    }

    private static int number(JoinKind kind) {
        return switch (kind) {
            case CROSS, INNER -> 0;
            case LEFT -> 1;
            case FULL -> 2;
            case RIGHT -> 3;
        };
    }
}
