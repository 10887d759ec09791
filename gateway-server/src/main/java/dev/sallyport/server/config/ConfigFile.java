package dev.sallyport.server.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the configuration file; a mistake in it names file, key, value and what was expected. */
public final class ConfigFile {
    static final String SECRET_KEY = "password";

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
            throw wrong(
                    "it cannot be read, expected a YAML file as in docs/configuration.md; `--config` names another");
        }
        JsonNode tree = mapper.createObjectNode();
        try {
            tree = mapper.readTree(file.toFile());
            if (!tree.isObject()) {
                throw wrong("it has no keys, expected them as in docs/configuration.md");
            }
            resolve(tree);
            return mapper.treeToValue(tree, GatewayConfig.class);
        } catch (MismatchedInputException mistake) {
            throw wrong(new ConfigMistake(tree).sentence(mistake));
        } catch (JacksonException mistake) {
            throw wrong(ConfigMistake.other(mistake));
        } catch (IllegalArgumentException mistake) {
            throw wrong(String.valueOf(mistake.getMessage()));
        }
    }

    private ConfigException wrong(String what) {
        return new ConfigException("configuration `" + file + "`: " + what);
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
}
