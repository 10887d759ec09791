package dev.sallyport.e2e.corpora;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what a statement assigns to the columns of its target; as rough a reading as that of its tables. */
final class Assignments {
    private static final Set<String> AFTER_ITEMS =
            Set.of("from", "where", "union", "returning", "when", "order", "limit", "on", "select", "with", "group");

    private final Scan scan;
    private final List<Assigned> all = new ArrayList<>();
    private String table = "";

    private Assignments(Scan scan) {
        this.scan = scan;
    }

    static List<Assigned> of(Scan scan) {
        Assignments found = new Assignments(scan);
        for (int i = 0; i < scan.size(); i++) {
            found.step(i);
        }
        return found.all;
    }

    private void step(int i) {
        if (Target.isBefore(scan, i) || (scan.at(i).is("from") && scan.at(i - 1).is("delete"))) {
            int name = name(scan.at(i + 1).is("only") ? i + 2 : i + 1);
            table = scan.at(name).text();
            if (scan.at(i).is("into") && scan.at(i - 1).is("insert")) {
                insert(behindAlias(name + 1));
            }
        } else if (scan.at(i).is("insert") && scan.at(i - 1).is("then")) {
            insert(i + 1);
        } else if (scan.at(i).is("set") && !table.isEmpty()) {
            set(i + 1);
        }
    }

    /** The last piece of a name that may be qualified. */
    private int name(int from) {
        int i = from;
        while (scan.at(i + 1).is(".") && scan.at(i + 2).isName()) {
            i += 2;
        }
        return i;
    }

    private int behindAlias(int from) {
        return scan.at(from).is("as") ? from + 2 : from;
    }

    private void insert(int from) {
        List<Integer> names = new ArrayList<>();
        int i = from;
        if (scan.at(i).is("(") && !scan.at(i + 1).is("select")) {
            for (i++; i < scan.size() && !scan.at(i).is(")"); i++) {
                if (scan.at(i).isName()) {
                    names.add(i);
                }
            }
            i++;
        }
        while (scan.at(i).is("overriding")
                || scan.at(i - 1).is("overriding")
                || scan.at(i).is("value")) {
            i++;
        }
        if (scan.at(i).is("values")) {
            rows(i + 1, names);
        } else if (scan.at(i).is("select")) {
            items(scan.at(i + 1).is("distinct") ? i + 2 : i + 1, names);
        }
    }

    private void rows(int from, List<Integer> names) {
        int i = from;
        while (scan.at(i).is("(")) {
            i = items(i + 1, names) + 1;
            i = scan.at(i).is(",") ? i + 1 : i;
        }
    }

    /** Notes each value of a list and returns the piece behind it. */
    private int items(int from, List<Integer> names) {
        int first = from;
        for (int place = 0; first < scan.size(); place++) {
            int end = end(first);
            int name = place < names.size() ? names.get(place) : -1;
            String column = name < 0 ? "" : scan.at(name).text();
            if (end > first && (name >= 0 || names.isEmpty())) {
                all.add(new Assigned(table, column, place, name, first, end));
            }
            if (!scan.at(end).is(",")) {
                return end;
            }
            first = end + 1;
        }
        return first;
    }

    private void set(int from) {
        int i = from;
        while (scan.at(i).isName() && i < scan.size()) {
            int name = name(i);
            int sign = scan.at(name + 1).is("[") ? -1 : name + 1;
            if (sign < 0 || !scan.at(sign).is("=")) {
                return;
            }
            int end = end(sign + 1);
            all.add(new Assigned(table, scan.at(name).text(), 0, name, sign + 1, end));
            i = scan.at(end).is(",") ? end + 1 : scan.size();
        }
    }

    /** The comma, parenthesis or clause that ends a value. */
    private int end(int from) {
        int depth = 0;
        for (int i = from; i < scan.size(); i++) {
            Piece piece = scan.at(i);
            if (depth == 0 && (piece.is(",") || piece.is(")") || piece.isWord(AFTER_ITEMS))) {
                return i;
            }
            depth += piece.is("(") || piece.is("[") ? 1 : piece.is(")") || piece.is("]") ? -1 : 0;
        }
        return scan.size();
    }
}
