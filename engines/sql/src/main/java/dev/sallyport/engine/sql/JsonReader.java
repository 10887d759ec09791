package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.JsonForm.Piece;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonTest;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.schema.Column;

/** Puts a call of SQL/JSON together again from its form and the values that the parser read. */
final class JsonReader {
    private final NormalText text;

    JsonReader(NormalText text) {
        this.text = text;
    }

    /** The form behind the name of a call as the parser has it, quotes and all. */
    Optional<JsonForm> form(List<String> name) {
        return name.size() == 1 ? text.form(name.getFirst()) : Optional.empty();
    }

    /** {@code x IS JSON}, where the parser has a comparison with a name. */
    Optional<Expression> test(net.sf.jsqlparser.expression.Expression right, Expression operand) {
        if (!(right instanceof Column column) || column.getTable() != null) {
            return Optional.empty();
        }
        return form(List.of(column.getColumnName()))
                .filter(form -> form.function().isEmpty())
                .filter(form -> form.pieces().getFirst() instanceof Piece.Words)
                .map(form -> new JsonTest(operand, ((Piece.Words) form.pieces().getFirst()).text(), operand.at()));
    }

    JsonCall call(JsonForm form, List<Expression> values, List<SortKey> order, Mark at) throws NotRead {
        Iterator<Expression> next = values.iterator();
        List<JsonCall.Part> parts = new ArrayList<>();
        for (Piece piece : form.pieces()) {
            parts.add(part(piece, next, order, at));
        }
        if (next.hasNext()) {
            throw lost(at);
        }
        return new JsonCall(form.function(), parts, at);
    }

    private static JsonCall.Part part(Piece piece, Iterator<Expression> values, List<SortKey> order, Mark at)
            throws NotRead {
        return switch (piece) {
            case Piece.Words(var words) -> new JsonCall.Part.Words(words);
            case Piece.Value(var role) -> new JsonCall.Part.Value(role, next(values, at));
            case Piece.Type() -> new JsonCall.Part.Type(type(next(values, at), at));
            case Piece.Label(var use, var name) -> new JsonCall.Part.Label(use, name);
            case Piece.Order() -> new JsonCall.Part.Order(order);
        };
    }

    private static Expression next(Iterator<Expression> values, Mark at) throws NotRead {
        if (!values.hasNext()) {
            throw lost(at);
        }
        return values.next();
    }

    private static TypeName type(Expression cast, Mark at) throws NotRead {
        if (cast instanceof Cast(var _, var type, var _)) {
            return type;
        }
        throw lost(at);
    }

    private static NotRead lost(Mark at) {
        return NotRead.notUnderstood("a value is not one expression", "put it in parentheses")
                .at(at.position());
    }
}
