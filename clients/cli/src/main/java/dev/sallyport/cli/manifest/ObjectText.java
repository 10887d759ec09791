package dev.sallyport.cli.manifest;

import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.v1.AllObjects;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.ObjectSelector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names of objects as they are written: `schema.object`, or `object` alone where an engine has no schemas. Where names have
 * dots of their own, as those of collections and fields, a dot in front says that there is no schema: `.object`.
 */
public final class ObjectText {
    private static final String EXPECTED =
            "`schema.object`, or `object` on an engine without schemas (`.object` where its name has dots)";
    private static final String COLUMN_EXPECTED =
            "`schema.object.column`, or `object.column` on an engine without schemas (`.object.field.field` below a field)";

    private ObjectText() {}

    /** So many parts of a dotted name, none empty; without a first one, the schema is empty. */
    private static String[] parts(String text, int count, String expected) {
        if (text.startsWith(".")) {
            return withoutSchema(text, count, expected);
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length < count - 1
                || parts.length > count
                || Arrays.stream(parts).anyMatch(String::isBlank)) {
            throw wrong(text, count, expected);
        }
        return parts.length == count ? parts : ("." + text).split("\\.", -1);
    }

    /** The last part keeps its dots. */
    private static String[] withoutSchema(String text, int count, String expected) {
        String[] parts = text.split("\\.", count);
        if (parts.length < count
                || Arrays.stream(text.substring(1).split("\\.", -1)).anyMatch(String::isBlank)) {
            throw wrong(text, count, expected);
        }
        return parts;
    }

    private static IllegalArgumentException wrong(String text, int count, String expected) {
        return new IllegalArgumentException(
                "`" + text + "` has not `" + count + "` parts between dots, expected " + expected);
    }

    /** A column: `schema.object.column`, or on an engine without schemas `object.column` or `.object.path.of.a.field`. */
    public static ObjectRef column(String text) {
        String[] parts = parts(text, 3, COLUMN_EXPECTED);
        return ObjectRef.newBuilder()
                .setSchema(parts[0])
                .setObject(parts[1])
                .setColumn(parts[2])
                .build();
    }

    static ObjectRef object(Place place, @Nullable String text) throws BadFileException {
        String[] parts = place.parse(place.required(text, EXPECTED), name -> parts(name, 2, EXPECTED), EXPECTED);
        return ObjectRef.newBuilder().setSchema(parts[0]).setObject(parts[1]).build();
    }

    static ObjectSelector selector(Place place, String text) throws BadFileException {
        String expected = EXPECTED + ", and `schema.*` or `*` for all of them";
        String[] parts = place.parse(text, name -> parts(name, 2, expected), expected);
        var selector = ObjectSelector.newBuilder().setSchema(parts[0]);
        return parts[1].equals("*")
                ? selector.setAll(AllObjects.getDefaultInstance()).build()
                : selector.setObject(parts[1]).build();
    }
}
