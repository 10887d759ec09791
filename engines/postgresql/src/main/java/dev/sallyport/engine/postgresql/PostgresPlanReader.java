package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.postgresql.PostgresPlanNode.Part;
import dev.sallyport.engine.run.SourceFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a plan as the server writes it, one token after the other: what has no {@link Part} is skipped and never becomes a
 * value here.
 */
final class PostgresPlanReader {
    private static final String PLAN = "Plan";
    private static final String BELOW = "Plans";
    /** Two for each step; no statement that is read nests as deep. */
    private static final int DEPTH = 4_000;

    private static final Map<String, Part> PARTS =
            Arrays.stream(Part.values()).collect(toUnmodifiableMap(part -> part.name, Function.identity()));
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build();

    private final JsonParser json;

    private PostgresPlanReader(JsonParser json) {
        this.json = json;
    }

    /** The uppermost step of the one plan of a document; anything else fails, and its text goes nowhere. */
    static PostgresPlanNode read(byte[] document) throws EngineFailure {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), document)) {
            return new PostgresPlanReader(json).document();
        } catch (JacksonException e) {
            throw unexpected();
        }
    }

    private PostgresPlanNode document() throws EngineFailure {
        expect(JsonToken.START_ARRAY);
        expect(JsonToken.START_OBJECT);
        List<PostgresPlanNode> plans = new ArrayList<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (name.equals(PLAN)) {
                expect(JsonToken.START_OBJECT);
                plans.add(step());
            } else {
                skip();
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT && plans.size() == 1);
        expect(JsonToken.END_ARRAY);
        require(json.nextToken() == null);
        return plans.getFirst();
    }

    private PostgresPlanNode step() throws EngineFailure {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        List<PostgresPlanNode> below = new ArrayList<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            Part part = PARTS.get(name);
            if (part != null) {
                expect(JsonToken.VALUE_STRING);
                parts.put(part, json.getString());
            } else if (name.equals(BELOW)) {
                below.addAll(steps());
            } else {
                skip();
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT && parts.containsKey(Part.TYPE));
        return new PostgresPlanNode(parts, below);
    }

    private List<PostgresPlanNode> steps() throws EngineFailure {
        expect(JsonToken.START_ARRAY);
        List<PostgresPlanNode> steps = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            steps.add(step());
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
        return steps;
    }

    private void skip() throws EngineFailure {
        require(json.nextToken() != null);
        var _ = json.skipChildren();
    }

    private void expect(JsonToken token) throws EngineFailure {
        require(json.nextToken() == token);
    }

    private static void require(boolean holds) throws EngineFailure {
        if (!holds) {
            throw unexpected();
        }
    }

    private static EngineFailure unexpected() {
        return SourceFailure.internal("PLAN");
    }
}
