package dev.sallyport.e2e.analysed;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A part of a tree as the server prints its own. */
public sealed interface Value {
    /** Nothing: {@code <>}. */
    Value NONE = new Nothing();

    /** Nothing where something may be. */
    record Nothing() implements Value {}

    /** A word or a number, without its quotes and escapes. */
    record Word(String text) implements Value {}

    /** Several of them. */
    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }

        /** Those that are nodes, in order. */
        List<Node> nodes() {
            return values.stream()
                    .flatMap(value -> value instanceof Node node ? Stream.of(node) : Stream.empty())
                    .toList();
        }
    }

    /** A node with its fields; a field that another version has not is absent. */
    record Node(String name, Map<String, Value> fields) implements Value {
        public Node {
            fields = Map.copyOf(fields);
        }

        Value field(String field) {
            return fields.getOrDefault(field, NONE);
        }

        boolean has(String field) {
            return field(field) instanceof Node || (field(field) instanceof Items items && !items.values.isEmpty());
        }

        /** A field that must be a node. */
        Node node(String field) {
            if (field(field) instanceof Node node) {
                return node;
            }
            throw missing(field);
        }

        /** The nodes of a list; none where there is no list. */
        List<Node> nodes(String field) {
            return switch (field(field)) {
                case Nothing _ -> List.of();
                case Items items -> items.nodes();
                case Node _, Word _ -> throw missing(field);
            };
        }

        /** The numbers of a list. */
        List<Integer> numbers(String field) {
            return field(field) instanceof Items items
                    ? items.values().stream()
                            .filter(value -> value instanceof Word word && !word.text.equals("i"))
                            .map(value -> Integer.valueOf(((Word) value).text))
                            .toList()
                    : List.of();
        }

        String word(String field) {
            if (field(field) instanceof Word(var text)) {
                return text;
            }
            throw missing(field);
        }

        long number(String field) {
            return Long.parseLong(word(field));
        }

        boolean is(String field) {
            return field(field) instanceof Word(var text) && text.equals("true");
        }

        private IllegalStateException missing(String field) {
            return new IllegalStateException("`" + name + "` has no `" + field + "`: " + fields.keySet());
        }
    }
}
