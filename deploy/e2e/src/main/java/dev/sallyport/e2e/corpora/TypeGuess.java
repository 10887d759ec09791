package dev.sallyport.e2e.corpora;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Guesses the type of a column from what a statement does with it, and else from what the others do with its name. */
final class TypeGuess {
    /** What a column may become, the most likely first. */
    static final List<String> ORDER = List.of("bigint", "text", "double precision", "date", "timestamp", "boolean");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=", "<>", "!=", "between", "in");
    private static final Set<String> TEXTUAL = Set.of("like", "ilike", "~", "||");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");
    private static final Set<String> OF_NUMBERS = Set.of("sum", "avg", "round", "stddev_samp");
    private static final String TEXT = "text";

    private final Map<String, Map<String, Integer>> votes = new HashMap<>();
    private final Map<String, Integer> owners = new HashMap<>();

    /** The type that a column gets for one that the server names. */
    static String family(String type) {
        return switch (type.strip()) {
            case "integer", "smallint", "bigint" -> "bigint";
            case "numeric", "real", "double precision" -> "double precision";
            case "date", "interval" -> "date";
            case "boolean" -> "boolean";
            case "timestamp", "timestamp without time zone", "timestamp with time zone" -> "timestamp";
            default -> TEXT;
        };
    }

    /** Learns from a statement. */
    void learn(Scan scan) {
        for (int i = 0; i < scan.size(); i++) {
            int at = i;
            Piece piece = scan.at(at);
            scan.use(at).ifPresent(use -> owners.merge(use.table() + "." + use.column(), 1, Integer::sum));
            if (piece.isName()) {
                int first = scan.at(at - 1).is(".") ? at - 2 : at;
                here(scan, first, at)
                        .ifPresent(type -> votes.computeIfAbsent(piece.text(), _ -> new HashMap<>())
                                .merge(type, 1, Integer::sum));
            }
        }
    }

    /** The type of the column whose name is the piece `last`. */
    String of(Scan scan, int first, int last) {
        return here(scan, first, last).orElseGet(() -> known(scan.at(last).text()));
    }

    private String known(String column) {
        return votes.getOrDefault(column, Map.of()).entrySet().stream()
                .max(Comparator.comparing(Map.Entry<String, Integer>::getValue).thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElseGet(() -> byName(column));
    }

    private static String byName(String column) {
        boolean isKey = column.endsWith("id") || column.endsWith("_sk") || column.endsWith("key");
        return isKey ? "bigint" : TEXT;
    }

    private static Optional<String> here(Scan scan, int first, int last) {
        Optional<Assigned> assigned = scan.assigned(last);
        if (assigned.isPresent()) {
            return ofValue(scan, assigned.get());
        }
        int next = scan.at(last + 1).is("not") ? last + 2 : last + 1;
        Piece sign = scan.at(next);
        Piece before = scan.at(first - 1);
        if (TEXTUAL.contains(sign.text())) {
            return Optional.of(TEXT);
        }
        if (COMPARISONS.contains(sign.text())) {
            return literal(scan, scan.at(next + 1).is("(") ? next + 2 : next + 1);
        }
        if (before.is("from")
                && scan.at(first - 3).is("(")
                && scan.at(first - 4).is("extract")) {
            return Optional.of("timestamp");
        }
        boolean isNumber = before.is("(") && scan.at(first - 2).isWord(OF_NUMBERS);
        if (isNumber || ARITHMETIC.contains(sign.text())) {
            return Optional.of("bigint");
        }
        return COMPARISONS.contains(before.text()) ? literal(scan, first - 2) : Optional.empty();
    }

    /** The type of a value that is a literal. */
    static Optional<String> ofValue(Scan scan, Assigned assigned) {
        boolean isBoolean = scan.at(assigned.first()).is("true")
                || scan.at(assigned.first()).is("false");
        return isBoolean ? Optional.of("boolean") : literal(scan, assigned.first());
    }

    private static Optional<String> literal(Scan scan, int i) {
        Piece piece = scan.at(i).is("-") ? scan.at(i + 1) : scan.at(i);
        return switch (piece.kind()) {
            case NUMBER -> Optional.of(piece.text().contains(".") ? "double precision" : "bigint");
            case STRING -> Optional.of(DATE.matcher(piece.text()).matches() ? "date" : TEXT);
            case WORD -> piece.is("date") ? Optional.of("date") : Optional.empty();
            case QUOTED, SIGN -> Optional.empty();
        };
    }

    /** The tables that an unqualified column may be of, the most likely first. */
    List<String> owners(String column, List<String> tables) {
        List<String> all = new ArrayList<>(tables);
        all.sort(Comparator.comparingInt(table -> -score(table, column)));
        return all;
    }

    private int score(String table, String column) {
        int uses = owners.getOrDefault(table + "." + column, 0);
        return uses * 4 + prefix(table, column);
    }

    /** Columns of the TPC schemas begin with the initials of their table. */
    private static int prefix(String table, String column) {
        int end = column.indexOf('_');
        if (end <= 0) {
            return 0;
        }
        String prefix = column.substring(0, end);
        StringBuilder initials = new StringBuilder();
        for (String word : table.split("_", -1)) {
            initials.append(word.isEmpty() ? "" : word.substring(0, 1));
        }
        if (initials.toString().equals(prefix)) {
            return 3;
        }
        return table.startsWith(prefix) ? 2 : initials.indexOf(prefix) == 0 ? 1 : 0;
    }
}
