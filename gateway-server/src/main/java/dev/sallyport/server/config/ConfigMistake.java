package dev.sallyport.server.config;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong in a configuration, in our words: the key, its value, and what was expected. */
record ConfigMistake(JsonNode tree) {
    /** What the value or its neighbours show better than the parser's own words. */
    String sentence(MismatchedInputException mistake) {
        String key = path(mistake.getPath());
        if (key.endsWith(ConfigFile.SECRET_KEY) && !at(mistake.getPath()).isMissingNode()) {
            return "key `" + key + "` is no text, expected " + ExpectedValue.of(SecretReference.class);
        }
        return switch (mistake) {
            case PropertyBindingException _ -> other(mistake);
            case InvalidFormatException format -> value(key, format.getValue(), format.getTargetType());
            default -> missingOrWrong(key, mistake);
        };
    }

    private String missingOrWrong(String key, MismatchedInputException mistake) {
        JsonNode node = at(mistake.getPath());
        if (!node.isMissingNode()) {
            return node.isContainer()
                    ? "key `" + key + "` has the wrong form, expected " + ExpectedValue.of(mistake.getTargetType())
                    : value(key, node.isNull() ? "null" : node.asString(), mistake.getTargetType());
        }
        List<Reference> path = mistake.getPath();
        return path.getLast().from() instanceof Class<?> owner && owner.isRecord()
                ? missing(path.subList(0, path.size() - 1), owner)
                : other(mistake);
    }

    private JsonNode at(List<Reference> path) {
        JsonNode node = tree;
        for (Reference step : path) {
            node = step.getPropertyName() == null ? node.path(step.getIndex()) : node.path(step.getPropertyName());
        }
        return node;
    }

    /** All keys that one level lacks; one that is missing and one that is not known are one mistake. */
    private String missing(List<Reference> place, Class<?> owner) {
        Collection<String> given = at(place).propertyNames();
        List<String> known = ExpectedValue.keys(owner).toList();
        String prefix = place.isEmpty() ? "" : path(place) + ".";
        return given.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .map(name -> "key `" + prefix + name + "` is not known, expected one of " + names(known.stream()))
                .orElseGet(() -> Stream.of(owner.getRecordComponents())
                        .filter(component ->
                                ExpectedValue.isRequired(component) && !given.contains(ExpectedValue.key(component)))
                        .map(component -> "key `" + prefix + ExpectedValue.key(component) + "` is missing, expected "
                                + ExpectedValue.of(component.getType()))
                        .collect(Collectors.joining("; ")));
    }

    private static String value(String key, Object value, Class<?> type) {
        return "key `" + key + "` is `" + value + "`, expected " + ExpectedValue.of(type);
    }

    /** In the parser's words, or in those of the record that refused its values. */
    static String other(JacksonException mistake) {
        String key = path(mistake.getPath());
        return switch (mistake) {
            case UnrecognizedPropertyException unknown ->
                "key `" + key + "` is not known, expected one of "
                        + names(Stream.ofNullable(unknown.getKnownPropertyIds())
                                .flatMap(Collection::stream)
                                .map(String::valueOf));
            default -> (key.isEmpty() ? place(mistake) : "key `" + key + "`: ") + cause(mistake);
        };
    }

    private static String place(JacksonException mistake) {
        return mistake.getLocation() == null || mistake.getLocation().getLineNr() < 1
                ? ""
                : "line " + mistake.getLocation().getLineNr() + ": ";
    }

    /** A parser tells in several lines where it was; those that are not indented say what is wrong. */
    private static String cause(JacksonException mistake) {
        return mistake.getCause() instanceof IllegalArgumentException ours
                ? String.valueOf(ours.getMessage())
                : mistake.getOriginalMessage()
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith(" "))
                        .collect(Collectors.joining(", "));
    }

    private static String path(List<Reference> path) {
        return path.stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static String names(Stream<String> names) {
        return names.map(name -> "`" + name + "`").sorted().collect(Collectors.joining(", "));
    }
}
