package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Branch;
import dev.sallyport.engine.sql.tree.Expression.IsTruth;
import dev.sallyport.engine.sql.tree.Expression.Truth;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The declared paths of a `jsonb` value as an expression (holes M1): a new object is put together of what is declared, so what
 * is not declared is not in it.
 *
 * <p>Null stays null. What is no object becomes `{}`; below the top its key is left out. A clear leaf keeps scalars and arrays of
 * scalars, else its key is left out. A masked leaf is the mask of a string and JSON null for anything else. No key appears that
 * the value has not. Nothing raises: every step is total over `jsonb`, and `jsonb_path_exists` is called in its silent form.
 */
final class PostgresDocuments {
    private static final String JSONB = "jsonb";

    /** Strict, so that an array in the array is not taken for its elements. */
    private static final String HOLDS_CONTAINER = "strict $[*] ? (@.type() == \"object\" || @.type() == \"array\")";

    private final BiFunction<Mask, Expression, Expression> texts;

    /** @param texts makes the mask of a `text` */
    PostgresDocuments(BiFunction<Mask, Expression, Expression> texts) {
        this.texts = texts;
    }

    Expression shown(DocumentTree tree, Expression document) {
        Expression object = Sql.when(isOfType(document, "object"), keys(tree, document), empty());
        return Sql.when(Sql.isNull(document), Sql.nothing(JSONB), object);
    }

    /** The declared keys of an object. */
    private Expression keys(DocumentTree tree, Expression object) {
        return joined(tree.keys().entrySet().stream()
                .map(entry -> key(entry.getKey(), entry.getValue(), object))
                .toList());
    }

    /** An object of that one key, or an empty one. */
    private Expression key(String key, DocumentNode node, Expression object) {
        Expression value = Sql.operator("->", object, Sql.text(key));
        return switch (node) {
            case DocumentNode.Clear() ->
                Sql.when(
                        new Branch(isOfType(value, "array"), kept(holdsNoContainer(value), key, value)),
                        new Branch(isOfType(value, "object"), empty()),
                        kept(isThere(value), key, value));
            case DocumentNode.Masked(Mask mask) -> kept(isThere(value), key, masked(mask, key, value, object));
            case DocumentTree tree -> kept(isOfType(value, "object"), key, keys(tree, value));
        };
    }

    private Expression masked(Mask mask, String key, Expression value, Expression object) {
        Expression text = Sql.operator("->>", object, Sql.text(key));
        return Sql.when(
                isOfType(value, "string"), Sql.call("to_jsonb", texts.apply(mask, text)), Sql.literal("null", JSONB));
    }

    private static Expression kept(Expression condition, String key, Expression value) {
        return Sql.when(condition, Sql.call("jsonb_build_object", Sql.text(key), value), empty());
    }

    /** JSON null is there; only a missing key is null. */
    private static Expression isThere(Expression value) {
        return new Expression.IsNull(value, true, Mark.NONE);
    }

    private static Expression isOfType(Expression value, String type) {
        return Sql.operator("=", Sql.call("jsonb_typeof", value), Sql.text(type));
    }

    private static Expression holdsNoContainer(Expression array) {
        Expression holds = Sql.call(
                "jsonb_path_exists",
                array,
                Sql.literal(HOLDS_CONTAINER, "jsonpath"),
                empty(),
                new BooleanLiteral(true, Mark.NONE));
        return new IsTruth(holds, Truth.FALSE, false, Mark.NONE);
    }

    /** Halved again and again, so that the text is not as deep as there are keys. */
    private static Expression joined(List<Expression> objects) {
        if (objects.size() == 1) {
            return objects.getFirst();
        }
        int half = objects.size() / 2;
        return Sql.operator("||", joined(objects.subList(0, half)), joined(objects.subList(half, objects.size())));
    }

    private static Expression empty() {
        return Sql.literal("{}", JSONB);
    }
}
