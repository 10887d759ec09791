package dev.sallyport.cli.approval;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON in which no key is repeated and nothing comes behind the end. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Json() {}

    static Map<String, Object> object(byte[] json) throws JacksonException {
        Map<String, Object> object = MAPPER.readValue(json, new TypeReference<>() {});
        return object == null ? Map.of() : object;
    }

    static <T> T read(byte[] json, Class<T> type) throws JacksonException {
        return MAPPER.readValue(json, type);
    }
}
