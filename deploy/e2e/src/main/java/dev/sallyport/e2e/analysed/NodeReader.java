package dev.sallyport.e2e.analysed;

import dev.sallyport.e2e.analysed.Value.Items;
import dev.sallyport.e2e.analysed.Value.Node;
import dev.sallyport.e2e.analysed.Value.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text of a server's tree: {@code {NAME :field value ...}}, {@code (value ...)}, words in which a backslash takes the
 * meaning from the next character (PostgreSQL source, nodes/read.c).
 */
final class NodeReader {
    /** Names of nodes that a later version gave others. */
    private static final Map<String, String> RENAMED = Map.of(
            "RTE", "RANGETBLENTRY",
            "CASE", "CASEEXPR",
            "WHEN", "CASEWHEN",
            "ARRAY", "ARRAYEXPR",
            "ROW", "ROWEXPR",
            "ROWCOMPARE", "ROWCOMPAREEXPR",
            "COALESCE", "COALESCEEXPR",
            "MINMAX", "MINMAXEXPR",
            "COLLATE", "COLLATEEXPR");

    private final String text;
    private int at;

    private NodeReader(String text) {
        this.text = text;
    }

    /** The whole text as one value. */
    static Value read(String text) {
        NodeReader reader = new NodeReader(text);
        Value value = reader.value();
        reader.skipSpace();
        if (reader.at != text.length()) {
            throw new IllegalArgumentException("a tree goes on behind its end at " + reader.at);
        }
        return value;
    }

    private Value value() {
        skipSpace();
        return switch (text.charAt(at)) {
            case '{' -> node();
            case '(' -> items();
            case '"' -> new Word(quoted());
            default -> word();
        };
    }

    private Node node() {
        at++;
        String name = raw();
        Map<String, Value> fields = new LinkedHashMap<>();
        while (!closes('}')) {
            String field = raw();
            if (!field.startsWith(":")) {
                throw new IllegalArgumentException("`" + name + "` has `" + field + "` in the place of a field");
            }
            fields.put(field.substring(1), fieldValue());
        }
        return new Node(RENAMED.getOrDefault(name, name), fields);
    }

    /** One value, or several side by side, as those of a constant are. */
    private Value fieldValue() {
        List<Value> values = new ArrayList<>();
        skipSpace();
        while (text.charAt(at) != '}' && !(text.charAt(at) == ':' && !values.isEmpty())) {
            values.add(value());
            skipSpace();
        }
        return values.size() == 1 ? values.getFirst() : new Items(values);
    }

    private Items items() {
        at++;
        List<Value> values = new ArrayList<>();
        while (!closes(')')) {
            values.add(value());
        }
        return new Items(values);
    }

    private boolean closes(char end) {
        skipSpace();
        if (text.charAt(at) != end) {
            return false;
        }
        at++;
        return true;
    }

    private Value word() {
        String word = raw();
        return word.equals("<>") ? Value.NONE : new Word(word);
    }

    private String quoted() {
        StringBuilder read = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            read.append(next());
        }
        at++;
        return read.toString();
    }

    private String raw() {
        skipSpace();
        StringBuilder read = new StringBuilder();
        while (at < text.length() && " \n\t(){}".indexOf(text.charAt(at)) < 0) {
            read.append(next());
        }
        if (read.isEmpty()) {
            throw new IllegalArgumentException("a tree has nothing where a word is at " + at);
        }
        return read.toString();
    }

    private char next() {
        if (text.charAt(at) == '\\') {
            at++;
        }
        return text.charAt(at++);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
