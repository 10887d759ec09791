package dev.sallyport.server.config;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the configuration expects at a key, said to a person. */
final class ExpectedValue {
    private static final Map<Class<?>, String> WORDS = Map.of(
            String.class, "a text",
            Path.class, "the path of a file or folder",
            URI.class, "an address such as `https://…` or `file:///…`",
            Duration.class, "a duration such as `PT15M`",
            SecretReference.class, "a reference such as `${env:NAME}` or `${file:/path}`");

    private ExpectedValue() {}

    static String of(Class<?> type) {
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(value -> "`" + value + "`")
                    .collect(Collectors.joining(" or "));
        }
        if (type.isRecord() && !WORDS.containsKey(type)) {
            return "the keys " + keys(type).map(key -> "`" + key + "`").collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "keys and values";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type)
                ? "a whole number"
                : WORDS.getOrDefault(type, type.getSimpleName());
    }

    /** The keys of a record as they are written. */
    static Stream<String> keys(Class<?> owner) {
        return Stream.of(owner.getRecordComponents()).map(ExpectedValue::key);
    }

    static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** As {@link RequiredUnlessNullable} says to the parser. */
    static boolean isRequired(RecordComponent component) {
        Class<?> type = component.getType();
        return !Collection.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type)
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
