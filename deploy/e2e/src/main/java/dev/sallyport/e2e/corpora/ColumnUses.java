package dev.sallyport.e2e.corpora;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What statements compare the columns of a world with: values, and other columns, which make one class with them. */
final class ColumnUses {
    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=", "<>", "!=");

    private final Tables tables;
    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, Map<String, Integer>> literals = new HashMap<>();

    ColumnUses(Tables tables) {
        this.tables = tables;
    }

    static ColumnUses of(Settled settled) {
        ColumnUses uses = new ColumnUses(settled.world().tables());
        settled.statements().forEach(asked -> uses.learn(settled.world().scan(asked.sql())));
        return uses;
    }

    private void learn(Scan scan) {
        for (Assigned assigned : scan.assigned()) {
            if (tables.type(assigned.table(), assigned.column()) != null) {
                note(assigned.table() + "." + assigned.column(), scan, assigned.first());
            }
        }
        for (int i = 0; i < scan.size(); i++) {
            int at = i;
            column(scan, at).ifPresent(column -> learn(scan, at, column));
        }
    }

    private void learn(Scan scan, int last, String column) {
        int first = scan.at(last - 1).is(".") ? last - 2 : last;
        int next = last + 1;
        while (scan.at(next).is(")") || scan.at(next).is("not")) {
            next++;
        }
        Piece sign = scan.at(next);
        if (COMPARISONS.contains(sign.text())) {
            int right = scan.at(next + 1).is("(") ? next + 2 : next + 1;
            note(column, scan, right);
            int other = scan.at(right + 1).is(".") ? right + 2 : right;
            if (sign.is("=")) {
                column(scan, other).ifPresent(joined -> classes.put(root(column), root(joined)));
            }
        } else if (sign.is("in") || sign.is("between")) {
            for (int i = next + 1; isOfList(scan.at(i)); i++) {
                note(column, scan, i);
            }
        } else if (sign.is("like") || sign.is("ilike")) {
            note(column, scan, next + 1);
        } else if (COMPARISONS.contains(scan.at(first - 1).text())) {
            note(column, scan, first - 2);
        }
    }

    private static boolean isOfList(Piece piece) {
        return piece.isLiteral() || piece.is("(") || piece.is(",") || piece.is("and");
    }

    private void note(String column, Scan scan, int i) {
        Piece piece = scan.at(i).isLiteral() ? scan.at(i) : scan.at(i + 1);
        boolean isNegative = scan.at(i).is("-");
        boolean isTyped = scan.at(i).is("date");
        if (scan.at(i).isLiteral() || ((isNegative || isTyped) && piece.isLiteral())) {
            String text = (isNegative ? "-" : "") + piece.text().replace("%", "");
            literals.computeIfAbsent(column, _ -> new LinkedHashMap<>()).merge(text, 1, Integer::sum);
        }
    }

    /** The column that a piece names, as `table.column`, when it is one of the world. */
    private Optional<String> column(Scan scan, int i) {
        Optional<Scan.Use> use = scan.use(i);
        if (use.isPresent()) {
            return use.filter(each -> tables.type(each.table(), each.column()) != null)
                    .map(each -> each.table() + "." + each.column());
        }
        String name = scan.at(i).text();
        return scan.at(i).isName()
                        && !scan.at(i - 1).is(".")
                        && !scan.at(i + 1).is(".")
                        && !scan.at(i + 1).is("(")
                ? scan.candidates(i).stream()
                        .filter(table -> tables.type(table, name) != null)
                        .map(table -> table + "." + name)
                        .findFirst()
                : Optional.empty();
    }

    /** The class of columns that are joined with each other. */
    String root(String column) {
        String root = column;
        String next = classes.get(root);
        while (next != null && !next.equals(root)) {
            root = next;
            next = classes.get(root);
        }
        return root;
    }

    boolean isJoined(String column) {
        return classes.containsKey(column) || classes.containsValue(column);
    }

    /** What the column, or one that is joined with it, is compared with, the most frequent first. */
    List<String> literals(String column) {
        String root = root(column);
        Map<String, Integer> all = new LinkedHashMap<>();
        literals.forEach((each, counts) -> {
            if (root(each).equals(root)) {
                counts.forEach((text, count) -> all.merge(text, count, Integer::sum));
            }
        });
        List<String> sorted = new ArrayList<>(all.keySet());
        sorted.sort((left, right) -> Integer.compare(all.getOrDefault(right, 0), all.getOrDefault(left, 0)));
        return sorted;
    }
}
