package dev.sallyport.server.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one JSON object (RFC 8259) and nothing more lenient: first byte a brace, no duplicate member, no byte order
 * mark, no comment, no lone surrogate, bounded in depth and members.
 */
final class JsonReader {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{4}");
    private static final int MAX_DEPTH = 8;

    private final String text;
    private final int maxMembers;
    private final Deque<String> path = new ArrayDeque<>();
    private int at;
    private int members;

    private JsonReader(String text, int maxMembers) {
        this.text = text;
        this.maxMembers = maxMembers;
    }

    static Json.Members read(byte[] utf8, int maxMembers) throws JsonException {
        return new JsonReader(decode(utf8), maxMembers).document();
    }

    private static String decode(byte[] utf8) throws JsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new JsonException("not UTF-8");
        }
    }

    private Json.Members document() throws JsonException {
        if (text.isEmpty() || text.charAt(0) != '{') {
            throw new JsonException("not an object");
        }
        var document = object(1);
        skipSpace();
        if (at != text.length()) {
            throw new JsonException("text after the object");
        }
        return document;
    }

    private Json value(int depth) throws JsonException {
        skipSpace();
        return switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Truth(true));
            case 'f' -> word("false", new Json.Truth(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> number();
        };
    }

    private Json.Members object(int depth) throws JsonException {
        checkDepth(depth);
        expect('{');
        var byName = new LinkedHashMap<String, Json>();
        if (!closes('}')) {
            do {
                member(byName, depth);
            } while (continues('}'));
        }
        return new Json.Members(byName);
    }

    private void member(Map<String, Json> byName, int depth) throws JsonException {
        skipSpace();
        var name = string();
        if (byName.containsKey(name) || ++members > maxMembers) {
            throw new JsonException("duplicate member, or too many");
        }
        skipSpace();
        expect(':');
        path.addLast(name);
        byName.put(name, value(depth));
        path.removeLast();
    }

    private Json.Items array(int depth) throws JsonException {
        checkDepth(depth);
        expect('[');
        var values = new ArrayList<Json>();
        if (!closes(']')) {
            do {
                values.add(value(depth));
            } while (continues(']'));
        }
        return new Json.Items(values);
    }

    private void checkDepth(int depth) throws JsonException {
        if (depth > MAX_DEPTH) {
            throw new JsonException("too deep", List.copyOf(path));
        }
    }

    private String string() throws JsonException {
        expect('"');
        var read = new StringBuilder();
        for (char next = take(); next != '"'; next = take()) {
            if (next < ' ') {
                throw new JsonException("control character in a string");
            }
            read.append(next == '\\' ? escaped() : next);
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(read)) {
            throw new JsonException("lone surrogate");
        }
        return read.toString();
    }

    private char escaped() throws JsonException {
        char kind = take();
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) Integer.parseInt(lookingAt(HEX).group(), 16);
            default -> throw new JsonException("unknown escape");
        };
    }

    private Json number() throws JsonException {
        var number = lookingAt(NUMBER);
        if (number.group(1) != null || number.group(2) != null) {
            return new Json.OtherNumber();
        }
        try {
            return new Json.Whole(Long.parseLong(number.group()));
        } catch (NumberFormatException _) {
            return new Json.OtherNumber();
        }
    }

    private Matcher lookingAt(Pattern pattern) throws JsonException {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw new JsonException("unexpected text");
        }
        at = matcher.end();
        return matcher;
    }

    private Json word(String word, Json value) throws JsonException {
        if (!text.startsWith(word, at)) {
            throw new JsonException("unexpected text");
        }
        at += word.length();
        return value;
    }

    private boolean closes(char end) throws JsonException {
        skipSpace();
        boolean closed = peek() == end;
        at += closed ? 1 : 0;
        return closed;
    }

    private boolean continues(char end) throws JsonException {
        if (closes(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char wanted) throws JsonException {
        if (take() != wanted) {
            throw new JsonException("unexpected character");
        }
    }

    private char take() throws JsonException {
        char taken = peek();
        at++;
        return taken;
    }

    private char peek() throws JsonException {
        if (at >= text.length()) {
            throw new JsonException("text ends early");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
