package dev.sallyport.e2e.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what stands behind OVER, in line or by a name that the select then defines. */
final class Windows {
    private static final List<String> ROWS = List.of(
            "rows between 1 preceding and 1 following",
            "rows between 3 preceding and 1 preceding",
            "rows between 1 following and 2 following",
            "rows 2 preceding",
            "groups between 1 preceding and 2 following",
            "rows between unbounded preceding and current row");
    private static final List<String> PEERS = List.of(
            "groups between 2 preceding and 1 following",
            "groups 1 preceding",
            "groups between 1 following and 3 following",
            "range between current row and unbounded following");

    private final Draw draw;
    private final Expressions expressions;
    private final boolean hasGroups;
    private Optional<Named> named = Optional.empty();

    /** A window that a select defines, over its own rows. */
    record Named(String name, Scope scope, String text) {}

    /** @param hasGroups whether a frame may count peers */
    Windows(Draw draw, Expressions expressions, boolean hasGroups) {
        this.draw = draw;
        this.expressions = expressions;
        this.hasGroups = hasGroups;
    }

    /**
     * @param word `over` a total order, `peers`, a `range` of values, or `all` rows of a partition; without a frame `ranked` for
     *     `over` and `tied` for `peers`
     */
    String of(String word, Scope scope) {
        Optional<Named> usable =
                named.filter(window -> word.equals("over") && window.scope().equals(scope));
        return usable.isPresent() && draw.chance(50)
                ? draw.clause("named window", "over " + usable.get().name())
                : "over " + text(word, scope);
    }

    /** A window with a name, which may then be used over the same scope. */
    Named define(Scope scope) {
        Named window = new Named(draw.name("w"), scope, text("over", scope));
        named = Optional.of(window);
        return window;
    }

    private String text(String word, Scope scope) {
        return "(" + partition(scope) + order(word, scope) + ")";
    }

    private String partition(Scope scope) {
        if (draw.chance(50) || scope.fields().isEmpty()) {
            return "";
        }
        return draw.clause("partition by", "partition by ") + key(scope, 0);
    }

    private String order(String word, Scope scope) {
        if (word.equals("all") || scope.fields().isEmpty()) {
            return "";
        }
        if (word.equals("range")) {
            return numbers(scope);
        }
        List<String> keys = new ArrayList<>();
        keys.add(key(scope, 1));
        if (word.equals("over") || word.equals("ranked")) {
            keys.addAll(scope.key());
        }
        String order = " order by "
                + keys.stream()
                        .map(key -> draw.chance(20) ? key + " desc" : key)
                        .collect(Collectors.joining(", "));
        boolean isFramed = word.equals("over") || word.equals("peers");
        return order + (isFramed && draw.chance(50) ? " " + frame(word) : "");
    }

    private String key(Scope scope, int depth) {
        return expressions.sortKey(expressions.field(scope.fields()).kind(), scope, depth);
    }

    private String frame(String word) {
        String frame = draw.of((word.equals("over") ? ROWS : PEERS)
                .stream()
                        .filter(each -> hasGroups || !each.startsWith("groups"))
                        .toList());
        return draw.clause("frame " + frame.split(" ", 2)[0], frame);
    }

    private String numbers(Scope scope) {
        List<Field> numbers = scope.fields().stream()
                .filter(field -> field.kind() == Kind.INT)
                .toList();
        return numbers.isEmpty()
                ? ""
                : " order by " + draw.of(numbers).text()
                        + draw.clause("frame range with a distance", " range between 2 preceding and 1 following");
    }
}
