package dev.sallyport.cli.output;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON in pure visible characters: everything else is an escape, so it loses nothing and does nothing to a terminal. */
public final class JsonText {
    private JsonText() {}

    /** Null, booleans, numbers, texts, lists and maps as JSON; anything else by its text. */
    public static String of(@Nullable Object value) {
        var json = new StringBuilder();
        write(json, value);
        return json.toString();
    }

    /** JSON of somebody else's making, with what is not plainly visible in its texts as escapes. */
    static String visible(String json) {
        var visible = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (Printable.isPlain(point)) {
                visible.appendCodePoint(point);
            } else {
                escape(visible, point);
            }
        });
        return visible.toString();
    }

    /** A value that is JSON already. */
    record Ready(String json) {}

    private static void write(StringBuilder to, @Nullable Object value) {
        switch (value) {
            case Ready(String json) -> to.append(json);
            case null -> to.append("null");
            case Boolean bool -> to.append(bool);
            case Number number -> to.append(number);
            case List<?> list -> writeList(to, list);
            case Map<?, ?> map -> writeMap(to, map);
            default -> writeText(to, value.toString());
        }
    }

    private static void writeList(StringBuilder to, List<?> list) {
        String separator = "[";
        for (Object element : list) {
            to.append(separator);
            write(to, element);
            separator = ",";
        }
        to.append(list.isEmpty() ? "[]" : "]");
    }

    private static void writeMap(StringBuilder to, Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            to.append(separator);
            writeText(to, String.valueOf(member.getKey()));
            to.append(':');
            write(to, member.getValue());
            separator = ",";
        }
        to.append(map.isEmpty() ? "{}" : "}");
    }

    private static void writeText(StringBuilder to, String text) {
        to.append('"');
        text.codePoints().forEach(point -> writePoint(to, point));
        to.append('"');
    }

    private static void writePoint(StringBuilder to, int point) {
        if (point == '"' || point == '\\') {
            to.append('\\').append((char) point);
        } else if (Printable.isPlain(point)) {
            to.appendCodePoint(point);
        } else {
            escape(to, point);
        }
    }

    private static void escape(StringBuilder to, int point) {
        for (char unit : Character.toChars(point)) {
            to.append("\\u%04x".formatted((int) unit));
        }
    }
}
