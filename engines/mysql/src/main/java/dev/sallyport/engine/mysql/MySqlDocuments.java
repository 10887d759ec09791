package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Literal.NullLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The declared paths of a `json` value as an expression (holes M1): a new object is put together of what is declared, so what is
 * not declared is not in it.
 *
 * <p>Null stays null. What is no object becomes `{}`; below the top its key is left out. A clear leaf keeps scalars and arrays of
 * scalars and of empty arrays and objects, else its key is left out. A masked leaf is the mask of a string and JSON null for
 * anything else. No key appears that the value has not. Nothing raises: every step is total over `json`.
 */
final class MySqlDocuments {
    private final BiFunction<Mask, Expression, Expression> texts;

    /** @param texts makes the mask of a text */
    MySqlDocuments(BiFunction<Mask, Expression, Expression> texts) {
        this.texts = texts;
    }

    Expression shown(DocumentTree tree, Expression document) {
        Expression object = Sql.when(isOfType(document, "OBJECT"), keys(tree, document), empty());
        return Sql.when(Sql.isNull(document), new NullLiteral(Mark.NONE), object);
    }

    /** The declared keys of an object. */
    private Expression keys(DocumentTree tree, Expression object) {
        return joined(tree.keys().entrySet().stream()
                .map(entry -> key(entry.getKey(), entry.getValue(), object))
                .toList());
    }

    /** An object of that one key, or an empty one. */
    private Expression key(String key, DocumentNode node, Expression object) {
        Expression path = Sql.text(path(key));
        Expression value = Sql.call("json_extract", object, path);
        Expression isThere =
                Sql.operator("=", Sql.call("json_contains_path", object, Sql.text("one"), path), Sql.integer(1));
        return switch (node) {
            case DocumentNode.Clear() ->
                Sql.when(
                        isOfType(value, "ARRAY"),
                        kept(holdsNothingDeeper(value), key, value),
                        Sql.when(isOfType(value, "OBJECT"), empty(), kept(isThere, key, value)));
            case DocumentNode.Masked(Mask mask) ->
                Sql.when(
                        isOfType(value, "STRING"),
                        object(key, texts.apply(mask, Sql.call("json_unquote", value))),
                        kept(isThere, key, new NullLiteral(Mark.NONE)));
            case DocumentTree tree -> kept(isOfType(value, "OBJECT"), key, keys(tree, value));
        };
    }

    private static Expression kept(Expression condition, String key, Expression value) {
        return Sql.when(condition, object(key, value), empty());
    }

    private static Expression object(String key, Expression value) {
        return Sql.call("json_object", Sql.text(key), value);
    }

    private static Expression isOfType(Expression value, String type) {
        return Sql.operator("=", Sql.byLetters(Sql.call("json_type", value)), Sql.text(type));
    }

    private static Expression holdsNothingDeeper(Expression array) {
        return Sql.operator("<=", Sql.call("json_depth", array), Sql.integer(2));
    }

    /** The one key of a path: quoted, so that dots and brackets in it are no steps. */
    private static String path(String key) {
        return "$.\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Halved again and again, so that the text is not as deep as there are keys; no key stands in two of them. */
    private static Expression joined(List<Expression> objects) {
        if (objects.size() == 1) {
            return objects.getFirst();
        }
        int half = objects.size() / 2;
        return Sql.call(
                "json_merge_preserve", joined(objects.subList(0, half)), joined(objects.subList(half, objects.size())));
    }

    private static Expression empty() {
        return Sql.call("json_object");
    }
}
