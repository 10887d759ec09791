package dev.sallyport.server.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the configuration file; a mistake in it names file, key, value and what was expected. */
public final class ConfigFile {
    private static final String SECRET_KEY = "password";

    private final Path file;
    private final ObjectMapper mapper;

    private ConfigFile(Path file) {
        this.file = file;
        this.mapper = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .annotationIntrospector(new RequiredUnlessNullable())
                .addModule(new PathModule(file.toAbsolutePath().resolveSibling("")))
                .withConfigOverride(List.class, RequiredUnlessNullable::absentIsEmpty)
                .withConfigOverride(Set.class, RequiredUnlessNullable::absentIsEmpty)
                .withConfigOverride(Map.class, RequiredUnlessNullable::absentIsEmpty)
                .build();
    }

    /**
     * Reads a configuration.
     *
     * @throws ConfigException when the file cannot be read or says something wrong
     */
    public static GatewayConfig read(Path file) {
        return new ConfigFile(file).read();
    }

    private GatewayConfig read() {
        if (!Files.isReadable(file)) {
            throw new ConfigException("configuration `" + file + "` cannot be read, expected a YAML file");
        }
        JsonNode tree = mapper.createObjectNode();
        try {
            tree = mapper.readTree(file.toFile());
            resolve(tree);
            return mapper.treeToValue(tree, GatewayConfig.class);
        } catch (MismatchedInputException mistake) {
            throw new ConfigException(
                    "configuration `" + file + "`: " + mismatch(tree, mistake).orElseGet(() -> sentence(mistake)));
        } catch (JacksonException mistake) {
            throw new ConfigException("configuration `" + file + "`: " + sentence(mistake));
        } catch (IllegalArgumentException mistake) {
            throw new ConfigException("configuration `" + file + "`: " + mistake.getMessage());
        }
    }

    /** Puts in what `${env:X}` and `${file:/p}` refer to; a secret stays a reference. */
    private static void resolve(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
                if (entry.getValue() instanceof StringNode text
                        && !entry.getKey().equals(SECRET_KEY)) {
                    object.put(entry.getKey(), SecretReference.resolve(text.stringValue()));
                }
            }
        }
        node.forEach(ConfigFile::resolve);
    }

    /** What the value or its neighbours show better than the parser's own words. */
    private static Optional<String> mismatch(JsonNode tree, MismatchedInputException mistake) {
        if (path(mistake.getPath()).endsWith(SECRET_KEY)) {
            return Optional.of("key `" + path(mistake.getPath())
                    + "` is no text, expected a reference such as `${env:NAME}` or `${file:/path}`");
        }
        JsonNode parent = tree;
        JsonNode node = tree;
        for (Reference step : mistake.getPath()) {
            parent = node;
            node = step.getPropertyName() == null ? node.path(step.getIndex()) : node.path(step.getPropertyName());
        }
        return switch (mistake) {
            case PropertyBindingException _, InvalidFormatException _ -> Optional.empty();
            default ->
                node.isMissingNode()
                        ? misspelt(parent, mistake.getPath().getLast().from())
                        : Optional.of(node)
                                .filter(JsonNode::isValueNode)
                                .map(value ->
                                        "key `" + path(mistake.getPath()) + "` is `" + value.asString() + "`, expected "
                                                + mistake.getTargetType().getSimpleName());
        };
    }

    /** A key that is missing and one that is not known are one mistake. */
    private static Optional<String> misspelt(JsonNode parent, Object owner) {
        if (!(owner instanceof Class<?> type) || !type.isRecord()) {
            return Optional.empty();
        }
        List<Object> known = Stream.of(type.getRecordComponents())
                .<Object>map(component ->
                        component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
        return parent.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .map(name -> "key `" + name + "` is not known, expected one of " + known(known));
    }

    private static String sentence(JacksonException mistake) {
        String key = path(mistake.getPath());
        return switch (mistake) {
            case UnrecognizedPropertyException unknown ->
                "key `" + key + "` is not known, expected one of " + known(unknown.getKnownPropertyIds());
            case InvalidFormatException format ->
                "key `" + key + "` is `" + format.getValue() + "`, expected "
                        + format.getTargetType().getSimpleName();
            default -> "key `" + key + "`: " + cause(mistake);
        };
    }

    private static String cause(JacksonException mistake) {
        return mistake.getCause() instanceof IllegalArgumentException ours
                ? String.valueOf(ours.getMessage())
                : mistake.getOriginalMessage();
    }

    private static String path(List<Reference> path) {
        return path.stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static String known(Collection<Object> names) {
        return names.stream().map(name -> "`" + name + "`").sorted().collect(Collectors.joining(", "));
    }
}
