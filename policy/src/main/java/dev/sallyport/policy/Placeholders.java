package dev.sallyport.policy;

import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Value;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What masks put in the place of a text, as somebody sees it who was given no value: what a text that comes back looks like.
 *
 * <p>Hashes, buckets and first days of a month are not among them: they cannot be told from values.
 *
 * @param constants the texts of the constant masks of one principal's view; an empty one says nothing
 */
public record Placeholders(Set<String> constants) {
    /** {@link Mask.Redact}, both shapes of {@link Mask.Partial} that cut, and the two of an e-mail address. */
    private static final Pattern MADE_BY_MASKS =
            Pattern.compile("\\*\\*\\*|\\*{4}.*|.*\\*{4}|.?\\*{3}@.*", Pattern.DOTALL);

    private static final String JSON_STARTS = "{[\"";
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"", Pattern.DOTALL);
    private static final Pattern BETWEEN = Pattern.compile("[{},;]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    public Placeholders {
        constants = constants.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a value is one, or is a JSON document or the text of an array with one in it. */
    public boolean contains(Value value) {
        return switch (value) {
            case Value.Text(String text) ->
                contains(text)
                        || (looksLikeJson(text) && containsInJson(text))
                        || (looksLikeArray(text) && containsBare(text));
            case Value.Json(String json) -> containsInJson(json);
            case Value.Null _,
                    Value.Bool _,
                    Value.Int _,
                    Value.Float _,
                    Value.Decimal _,
                    Value.Bytes _,
                    Value.Date _,
                    Value.Time _,
                    Value.Timestamp _,
                    Value.Instant _,
                    Value.Uuid _ -> false;
        };
    }

    private boolean contains(String text) {
        String bare = text.strip();
        return MADE_BY_MASKS.matcher(bare).matches() || constants.contains(bare);
    }

    /** The text of a document comes as a text where the statement converts it. */
    private static boolean looksLikeJson(String text) {
        String bare = text.strip();
        return !bare.isEmpty() && JSON_STARTS.indexOf(bare.charAt(0)) >= 0;
    }

    private boolean containsInJson(String json) {
        return JsonStrings.anyMatch(json, this::contains);
    }

    /** With its bounds before it or without. */
    private static boolean looksLikeArray(String text) {
        return text.strip().startsWith("{") || text.contains("={");
    }

    /** An element of an array may stand without quotation marks (PostgreSQL, "Array Input and Output Syntax"). */
    private boolean containsBare(String array) {
        return BETWEEN.splitAsStream(QUOTED.matcher(array).replaceAll(""))
                .map(element -> ESCAPED.matcher(element).replaceAll("$1"))
                .anyMatch(this::contains);
    }
}
