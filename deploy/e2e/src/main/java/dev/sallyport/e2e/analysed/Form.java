package dev.sallyport.e2e.analysed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one form of a statement that both sides are brought into, as a text of parentheses.
 *
 * <p>Both sides are treated alike, by these rules alone:
 *
 * <ul>
 *   <li>a column is the depth of the query in whose FROM it stands, the place there, and its number; through a join, and
 *       through the groups of a query, to where it comes from, as the server itself keeps it;
 *   <li>AND in AND and OR in OR are one, and their operands have no order: BETWEEN and IN are made of them;
 *   <li>a constant is its type; a conversion of an untyped one makes it a constant of that type, and one that nothing
 *       converts is text;
 *   <li>a conversion is the type it makes, without how, or by whom it was asked for; one to the same type is none;
 *   <li>what is tested for null is looked at before it is converted;
 *   <li>`x IN (a, b)`, and ANY or ALL of an array that is written out, are the comparisons with each; NOT IN those by `<>`;
 *   <li>CASE with a subject is the comparisons with it;
 *   <li>a key that is an output, or a number, is the expression of that output; keys of groups have no order, and no key
 *       counts twice, in whichever direction; a query of queries and one of VALUES have keys by number alone;
 *   <li>a window stands where it is used, and a number of rows in its frame is an int8;
 *   <li>{@code ||} of a text and anything else is that of two texts, as the server defines it;
 *   <li>what the parts of UNION convert to is the type of the whole, for each of them.
 * </ul>
 */
record Form(String text, long type) {
    private static final String CONSTANT = "const:";
    private static final String SUBLINK = "sub";
    private static final long UNKNOWN = 705;

    /** What has no type that matters. */
    static final long UNTYPED = 0;

    static final long BOOL = 16;
    static final long INT4 = 23;
    static final long TEXT = 25;

    static Form constant(long type) {
        return new Form(CONSTANT + (type == UNKNOWN ? TEXT : type), type);
    }

    /** The column of a subquery that something is compared with. */
    static Form sublink(long type) {
        return new Form(SUBLINK, type);
    }

    static Form of(String head, long type, Collection<Form> parts) {
        return new Form(call(head, texts(parts)), type);
    }

    static Form of(String head, long type, Form... parts) {
        return of(head, type, List.of(parts));
    }

    /** The argument of that name. */
    Form named(String name) {
        return new Form(call("named:" + name, text), type);
    }

    /** What converts a value. */
    Form as(long to) {
        if (type == to || text.equals(SUBLINK)) {
            return new Form(text, to);
        }
        return type == UNKNOWN && text.startsWith(CONSTANT)
                ? constant(to)
                : new Form(call("to " + to, List.of(text)), to);
    }

    /** A test for null or truth; a conversion makes null of null alone, so what is tested is what was converted. */
    static Form test(String head, Form tested) {
        String text = tested.text;
        while (text.startsWith("(to ")) {
            text = text.substring(text.indexOf(' ', 4) + 1, text.length() - 1);
        }
        return new Form(call(head, text), BOOL);
    }

    /** Conditions under `and` or `or`. */
    static Form connected(String connective, Collection<Form> conditions) {
        List<String> flat = new ArrayList<>();
        for (Form each : conditions) {
            flat.addAll(Connected.of(connective, each.text));
        }
        return flat.size() == 1
                ? new Form(flat.getFirst(), BOOL)
                : new Form(call(connective, flat.stream().sorted().toList()), BOOL);
    }

    /** A key of an order. */
    record Key(String value, String direction, boolean nullsFirst) {
        private String text() {
            return call("key", value, direction, nullsFirst ? "first" : "last");
        }
    }

    /** The keys of an order; one that came before says nothing more. */
    static List<String> keys(List<Key> keys) {
        Set<String> seen = new HashSet<>();
        return keys.stream().filter(key -> seen.add(key.value)).map(Key::text).toList();
    }

    /** A head and its parts; empty parts are left out. */
    static String call(String head, Collection<String> parts) {
        return Stream.concat(Stream.of(head), parts.stream())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" ", "(", ")"));
    }

    static String call(String head, String... parts) {
        return call(head, List.of(parts));
    }

    /** A head and its parts, or nothing where there is no part. */
    static String perhaps(String head, Collection<String> parts) {
        return parts.isEmpty() ? "" : call(head, parts);
    }

    static List<String> texts(Collection<Form> forms) {
        return forms.stream().map(Form::text).toList();
    }
}
