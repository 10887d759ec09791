package dev.sallyport.e2e.analysed;

import dev.sallyport.e2e.analysed.Value.Node;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the columns of one query of the server's tree stand for. */
final class ServerScope {
    private static final String TARGET = "target";
    private static final String EXCLUDED = "excluded";

    private final Node query;
    private final @Nullable ServerScope outer;
    private final int depth;
    private final Map<Long, String> places = new HashMap<>();

    ServerScope(Node query, @Nullable ServerScope outer) {
        this.query = query;
        this.outer = outer;
        this.depth = outer == null ? 0 : outer.depth + 1;
        query.node("jointree").nodes("fromlist").forEach(this::place);
        if (query.number("resultRelation") != 0) {
            places.putIfAbsent(query.number("resultRelation"), TARGET);
        }
        if (query.has("onConflict")) {
            places.put(query.node("onConflict").number("exclRelIndex"), EXCLUDED);
        }
    }

    private void place(Node item) {
        if (item.name().equals("JOINEXPR")) {
            place(item.node("larg"));
            place(item.node("rarg"));
        } else {
            places.put(item.number("rtindex"), Integer.toString(places.size()));
        }
    }

    Node query() {
        return query;
    }

    int depth() {
        return depth;
    }

    ServerScope up(long levels) {
        ServerScope scope = this;
        for (long i = 0; i < levels; i++) {
            if (scope.outer == null) {
                throw new IllegalStateException("a column stands outside of the statement");
            }
            scope = scope.outer;
        }
        return scope;
    }

    Node entry(long index) {
        return query.nodes("rtable").get(Math.toIntExact(index) - 1);
    }

    /** The query and the place in it of an entry. */
    String place(long index) {
        String place = places.get(index);
        if (place == null) {
            throw new IllegalStateException("entry `" + index + "` stands nowhere in the statement");
        }
        return depth + "." + place;
    }

    /** The tables of WITH as they were written: where one may name itself, the server puts them into another order. */
    List<Node> commonTables() {
        return query.nodes("cteList").stream()
                .sorted(Comparator.comparingLong(table -> table.number("location")))
                .toList();
    }

    String commonTable(String name) {
        List<String> names =
                commonTables().stream().map(table -> table.word("ctename")).toList();
        return depth + "." + names.indexOf(name);
    }
}
