package dev.sallyport.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;
import org.bson.json.JsonReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A command document as it is typed: extended JSON, canonical or relaxed, and nothing looser. What would be read as
 * something else than it says is refused: names that stand twice, numbers that no type holds, halves of a character.
 */
final class CommandText {
    private static final String EXPECTED =
            ", expected one document in extended JSON such as {\"find\": \"customers\", \"limit\": 2}";
    private static final JsonFactory STRICT = JsonFactory.builder().build();

    private CommandText() {}

    /** Whether a statement is a command document: it begins with a brace, as no SQL does. */
    static boolean isCommand(String statement) {
        return statement.stripLeading().startsWith("{");
    }

    /** The document in BSON, its names in the order in which they are written. */
    static byte[] parse(String text) {
        check(text);
        var bson = new BasicOutputBuffer();
        try (var writer = new BsonBinaryWriter(bson);
                var reader = new JsonReader(text)) {
            writer.pipe(reader);
        } catch (RuntimeException e) { // the library tells a bad value by many kinds
            throw new IllegalArgumentException("the command is no extended JSON: " + e.getMessage() + EXPECTED, e);
        }
        return bson.toByteArray();
    }

    /** The library below takes more than JSON, the last of two equal names, and what stands before a tail of anything. */
    private static void check(String text) {
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), text)) {
            do {
                check(parser, parser.nextToken(), open);
            } while (!open.isEmpty());
            if (parser.nextToken() != null) {
                throw refused("there is something behind the command document", parser.currentTokenLocation());
            }
        } catch (JacksonException e) {
            throw refused("the command is no JSON: " + e.getOriginalMessage(), e.getLocation());
        }
    }

    private static void check(JsonParser parser, @Nullable JsonToken token, Deque<Set<String>> open) {
        switch (token) {
            case START_OBJECT, START_ARRAY -> open.push(new HashSet<>());
            case END_OBJECT, END_ARRAY -> {
                var _ = open.pop();
            }
            case PROPERTY_NAME -> checkName(parser, open.element());
            case VALUE_STRING -> checkText(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checkNumber(parser);
            case null, default -> {}
        }
    }

    private static void checkName(JsonParser parser, Set<String> names) {
        checkText(parser);
        if (!names.add(parser.getString())) {
            throw refused(
                    "the name `" + parser.getString() + "` stands twice in one document",
                    parser.currentTokenLocation());
        }
    }

    private static void checkText(JsonParser parser) {
        if (parser.getString().codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw refused("a text holds half a character", parser.currentTokenLocation());
        }
    }

    private static void checkNumber(JsonParser parser) {
        boolean held = switch (parser.getNumberType()) {
            case INT, LONG -> true;
            case BIG_INTEGER -> false;
            case FLOAT, DOUBLE, BIG_DECIMAL -> Double.isFinite(parser.getDoubleValue());
        };
        if (!held) {
            throw refused(
                    "the number `" + parser.getString()
                            + "` is beyond 64 bits, which only {\"$numberDecimal\": \"…\"} can hold",
                    parser.currentTokenLocation());
        }
    }

    private static IllegalArgumentException refused(String what, @Nullable TokenStreamLocation at) {
        String place = at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return new IllegalArgumentException(what + place + EXPECTED);
    }
}
