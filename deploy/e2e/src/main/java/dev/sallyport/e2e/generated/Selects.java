package dev.sallyport.e2e.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes one select, with everything that may stand in it. */
final class Selects {
    private final Draw draw;
    private final Statement statement;
    private final Joins joins;
    private final Groups groups;

    Selects(Draw draw, Statement statement, Joins joins) {
        this.draw = draw;
        this.statement = statement;
        this.joins = joins;
        this.groups = new Groups(draw, statement);
    }

    /** As a part of a statement. */
    String of(List<Kind> kinds, List<String> labels, List<Field> outer, int depth) {
        return write(kinds, labels, outer, depth, draw.chance(15)).text();
    }

    /** As a whole statement. */
    Queries.Ordered whole(List<Kind> kinds, int depth) {
        if (draw.chance(6)) {
            return star(depth);
        }
        List<String> labels = draw.chance(30) ? statement.names(kinds.size()) : List.of();
        return write(kinds, labels, List.of(), depth, draw.chance(50));
    }

    private Queries.Ordered star(int depth) {
        Joins.From from = joins.from(List.of(), depth);
        boolean isQualified = draw.chance(40);
        String star = draw.clause(isQualified ? "qualified star" : "star", isQualified ? from.alias() + ".*" : "*");
        String text = "select " + star + " from " + from.text() + where(from.scope());
        return draw.chance(50) ? ordered(text, from.scope(), List.of()) : new Queries.Ordered(text, false);
    }

    private Queries.Ordered write(
            List<Kind> kinds, List<String> labels, List<Field> outer, int depth, boolean isOrdered) {
        Joins.From from = joins.from(outer, depth);
        int kind = draw.below(100);
        if (kind < 24) {
            return grouped(kinds, labels, from, isOrdered);
        }
        if (kind < 34 && statement.has(Feature.DISTINCT_ON)) {
            return distinctOn(kinds, labels, from);
        }
        Scope scope = from.scope();
        boolean isDistinct = kind < 44;
        boolean isWindowed = kind > 74 && !scope.fields().isEmpty();
        String define = isWindowed && draw.chance(35) ? define(scope) : "";
        String items = items(kinds, labels, scope, isWindowed);
        String text = "select " + (isDistinct ? draw.clause("distinct", "distinct ") : "") + items + " from "
                + from.text() + where(scope) + define;
        if (!isOrdered) {
            return new Queries.Ordered(text, false);
        }
        return isDistinct ? ordered(text, kinds, 0) : ordered(text, scope, sorted(kinds, labels));
    }

    /** Of the labels those by which rows may be sorted. */
    private static List<String> sorted(List<Kind> kinds, List<String> labels) {
        return IntStream.range(0, labels.size())
                .filter(at -> kinds.get(at).isSorted())
                .mapToObj(labels::get)
                .toList();
    }

    private Queries.Ordered grouped(List<Kind> kinds, List<String> labels, Joins.From from, boolean isOrdered) {
        Groups.Grouped grouped = groups.of(from.scope());
        String items = items(kinds, labels, grouped.scope(), false);
        String text = "select " + items + " from " + from.text() + where(from.scope()) + grouped.text();
        if (draw.chance(25)) {
            text += draw.clause("having", " having ")
                    + statement.expressions().of(Kind.BOOL, having(grouped.scope(), from.scope()), 1);
        }
        return isOrdered ? ordered(text, kinds, 0) : new Queries.Ordered(text, false);
    }

    /** What HAVING sees of the keys. */
    private Scope having(Scope keys, Scope rows) {
        List<Field> seen = keys.fields().stream()
                .filter(field -> statement.has(Feature.HAVING_OF_EXPRESSIONS)
                        || rows.fields().contains(field))
                .toList();
        return new Scope(seen, keys.outer(), keys.key(), keys.grouped());
    }

    private Queries.Ordered distinctOn(List<Kind> kinds, List<String> labels, Joins.From from) {
        Scope scope = from.scope();
        List<String> keys = draw.some(scope.fields(), 2).stream()
                .map(field -> statement.expressions().key(field.kind(), scope, draw.below(2)))
                .distinct()
                .toList();
        String list = String.join(", ", keys);
        String text = "select " + draw.clause("distinct on", "distinct on (" + list + ") ")
                + items(kinds, labels, scope, false) + " from " + from.text() + where(scope);
        String order = " order by " + String.join(", ", Scope.join(keys, scope.key()));
        // the keys alone need not be in the answer, but every row of it has others
        return new Queries.Ordered(text + order, true);
    }

    private String items(List<Kind> kinds, List<String> labels, Scope scope, boolean isWindowed) {
        List<String> items = new ArrayList<>();
        for (int at = 0; at < kinds.size(); at++) {
            String item = isWindowed
                    ? statement.expressions().window(kinds.get(at), scope, 2)
                    : statement.expressions().of(kinds.get(at), scope, draw.below(3));
            String as = draw.chance(60) ? " as " : " ";
            items.add(labels.isEmpty() ? item : item + draw.clause("label", as) + labels.get(at));
        }
        return String.join(", ", items);
    }

    private String define(Scope scope) {
        Windows.Named window = statement.expressions().defineWindow(scope);
        return draw.clause("window clause", " window ") + window.name() + " as " + window.text();
    }

    private String where(Scope scope) {
        return draw.chance(60)
                ? draw.clause("where", " where ") + statement.expressions().of(Kind.BOOL, scope, 1 + draw.below(2))
                : "";
    }

    /** By expressions or labels first, and what is left open by the key. */
    private Queries.Ordered ordered(String text, Scope scope, List<String> labels) {
        List<String> keys = new ArrayList<>();
        if (!labels.isEmpty() && draw.chance(50)) {
            keys.add(direction(draw.clause("order by a label", draw.of(labels))));
        } else {
            keys.add(direction(statement
                    .expressions()
                    .sortKey(statement.expressions().field(scope.fields()).kind(), scope, 1)));
        }
        draw.clause("order by", "");
        scope.key().forEach(key -> keys.add(direction(key)));
        return new Queries.Ordered(text + " order by " + String.join(", ", keys) + limit(), true);
    }

    /** In the order of all of its columns, by their numbers turned by some, and perhaps not all of its rows. */
    Queries.Ordered ordered(String text, List<Kind> kinds, int turned) {
        List<String> keys = new ArrayList<>(IntStream.rangeClosed(1, kinds.size())
                .filter(at -> kinds.get(at - 1).isSorted())
                .mapToObj(Integer::toString)
                .toList());
        if (keys.isEmpty()) {
            return new Queries.Ordered(text, false);
        }
        Collections.rotate(keys, turned);
        String order = keys.stream().map(this::direction).collect(Collectors.joining(", "));
        draw.clause("order by ordinals", "");
        boolean isTotal = statement.grammar().dialect().areEqualOnlyAlike(kinds);
        return new Queries.Ordered(text + " order by " + order + (isTotal ? limit() : ""), isTotal);
    }

    /** A key with its direction and where nulls go. */
    private String direction(String key) {
        boolean isPlaced = statement.has(Feature.NULLS_PLACED);
        return switch (draw.below(8)) {
            case 0 -> key + draw.clause("descending", " desc");
            case 1 -> key + (isPlaced ? draw.clause("nulls first", " nulls first") : "");
            case 2 -> key + (isPlaced ? draw.clause("nulls last", " desc nulls last") : " desc");
            case 3 -> key + " asc";
            default -> key;
        };
    }

    /** Only after a total order. */
    private String limit() {
        return switch (draw.below(10)) {
            case 0, 1 -> draw.clause("limit", " limit " + (1 + draw.below(6)));
            case 2 -> draw.clause("limit", " limit 5") + draw.clause("offset", " offset " + draw.below(3));
            case 3 -> skipped();
            case 4 ->
                statement.has(Feature.FETCH_FIRST)
                        ? draw.clause("fetch first", " fetch first " + (1 + draw.below(5)) + " rows only")
                        : "";
            default -> "";
        };
    }

    private String skipped() {
        if (statement.has(Feature.LIMIT_PAIR)) {
            return draw.clause("limit with a comma", " limit " + draw.below(4) + ", " + (1 + draw.below(6)));
        }
        return draw.clause("offset", " offset " + draw.below(4));
    }
}
