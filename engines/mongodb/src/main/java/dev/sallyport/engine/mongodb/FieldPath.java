package dev.sallyport.engine.mongodb;

import java.util.List;
import java.util.stream.Collectors;

/** A path into documents: keys, or places of array elements as decimal numbers. */
record FieldPath(List<String> keys) {
    private static final int MOST_KEYS = 32;

    FieldPath {
        keys = List.copyOf(keys);
    }

    /** @throws Refused when a key is empty, begins with a dollar sign, or there are too many */
    static FieldPath of(String text, Place at) {
        List<String> keys = List.of(text.split("\\.", -1));
        if (keys.size() > MOST_KEYS) {
            throw Refused.tooLarge("a path has more than " + MOST_KEYS + " keys", "name a shorter path");
        }
        if (keys.stream().anyMatch(key -> key.isEmpty() || key.startsWith("$") || key.indexOf('\0') >= 0)) {
            throw Refused.wrongValue(at, "a path of keys that are not empty and do not begin with `$`");
        }
        return new FieldPath(keys);
    }

    /** One that is written as an expression too, in which a number is a key and no place of an element. */
    static FieldPath withoutPlace(String text, Place at) {
        FieldPath path = of(text, at);
        if (path.hasPlace()) {
            throw Refused.unsupported(
                    at, "the place of an array element is not taken", "name the array, or `$unwind` it first");
        }
        return path;
    }

    String text() {
        return String.join(".", keys);
    }

    /** The path without places of array elements, as the catalog names it. */
    String named() {
        return keys.stream().filter(key -> !isPlace(key)).collect(Collectors.joining("."));
    }

    /** Whether a key may be the place of an array element. */
    boolean hasPlace() {
        return keys.stream().anyMatch(FieldPath::isPlace);
    }

    private static boolean isPlace(String key) {
        return key.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether one is the other, or stands in it. */
    static boolean meet(String left, String right) {
        return left.equals(right) || left.startsWith(right + ".") || right.startsWith(left + ".");
    }
}
