package dev.sallyport.cli.yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a YAML file into a record; an unknown or repeated key is an error, never skipped. */
public final class YamlFile {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private YamlFile() {}

    /** The file as a record; throws with the key that is wrong and what was expected. */
    public static <T> T read(Path file, Class<T> type) throws BadFileException {
        if (!Files.isReadable(file)) {
            throw new BadFileException(file, "", "cannot be read, expected a YAML file");
        }
        try {
            return present(file, MAPPER.readValue(file.toFile(), type));
        } catch (JacksonException e) {
            throw new BadFileException(file, key(e), what(e));
        }
    }

    private static <T> T present(Path file, @Nullable T value) throws BadFileException {
        if (value == null) {
            throw new BadFileException(file, "", "is empty");
        }
        return value;
    }

    private static String key(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String what(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "is not known, expected one of " + names(unknown);
            case MismatchedInputException wrong
            when wrong.getTargetType() != null -> "has the wrong shape, expected " + shape(wrong.getTargetType());
            default -> "is wrong in line " + e.getLocation().getLineNr() + ": " + inOneLine(e.getOriginalMessage());
        };
    }

    /** The parser quotes the file in lines that are indented; the others say what is wrong. */
    private static String inOneLine(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private static String names(UnrecognizedPropertyException e) {
        Collection<Object> known = e.getKnownPropertyIds() == null ? java.util.List.of() : e.getKnownPropertyIds();
        return known.stream().map(name -> "`" + name + "`").sorted().collect(Collectors.joining(", "));
    }

    private static String shape(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        return type.isRecord() || java.util.Map.class.isAssignableFrom(type)
                ? "keys and values"
                : "a " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
