package dev.sallyport.cli.manifest;

import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.v1.AllObjects;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.ObjectSelector;
import org.jspecify.annotations.Nullable;

/** Names of objects as they are written: `schema.object`. */
public final class ObjectText {
    private static final String EXPECTED = "`schema.object`";

    private static final int PARTS_OF_A_COLUMN = 3;

    private ObjectText() {}

    /** The parts of a dotted name, exactly so many, none empty. */
    private static String[] parts(String text, int count) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != count || java.util.Arrays.stream(parts).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "`" + text + "` has not `" + count + "` parts between dots, expected `" + expected(count) + "`");
        }
        return parts;
    }

    private static String expected(int count) {
        return count == 2 ? "schema.object" : "schema.object.column";
    }

    /** A column, `schema.object.column`. */
    public static ObjectRef column(String text) {
        String[] parts = parts(text, PARTS_OF_A_COLUMN);
        return ObjectRef.newBuilder()
                .setSchema(parts[0])
                .setObject(parts[1])
                .setColumn(parts[2])
                .build();
    }

    static ObjectRef object(Place place, @Nullable String text) throws BadFileException {
        String[] parts = place.parse(place.required(text, EXPECTED), name -> parts(name, 2), EXPECTED);
        return ObjectRef.newBuilder().setSchema(parts[0]).setObject(parts[1]).build();
    }

    static ObjectSelector selector(Place place, String text) throws BadFileException {
        String[] parts = place.parse(text, name -> parts(name, 2), EXPECTED + " or `schema.*`");
        var selector = ObjectSelector.newBuilder().setSchema(parts[0]);
        return parts[1].equals("*")
                ? selector.setAll(AllObjects.getDefaultInstance()).build()
                : selector.setObject(parts[1]).build();
    }
}
