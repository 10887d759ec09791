package dev.sallyport.e2e.corpora;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which tables a statement names under which alias, and in which of its queries; a rough reading, enough for guesses. */
final class Scan {
    private static final Piece END = new Piece(Piece.Kind.SIGN, "", "", Integer.MAX_VALUE);
    private final List<Piece> pieces;
    private final List<Integer> blocks = new ArrayList<>();
    private final Map<Integer, Integer> outer = new HashMap<>();
    private final List<Source> sources = new ArrayList<>();
    private final Set<String> common = new HashSet<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private List<Assigned> assigned = List.of();
    private int last;

    /** A table under a name, in one of the queries of the statement. */
    record Source(String table, String alias, int block) {}

    private static final class Frame {
        private final int block;
        private final boolean isCall;
        private boolean inFrom;

        Frame(int block, boolean isCall, boolean inFrom) {
            this.block = block;
            this.isCall = isCall;
            this.inFrom = inFrom;
        }
    }

    private Scan(List<Piece> pieces) {
        this.pieces = pieces;
    }

    static Scan of(String sql) {
        return of(Piece.of(sql));
    }

    static Scan of(List<Piece> pieces) {
        Scan scan = new Scan(pieces);
        scan.frames.push(new Frame(0, false, false));
        for (int i = 0; i < scan.pieces.size(); i++) {
            scan.step(i);
        }
        scan.sources.removeIf(source -> scan.common.contains(source.table.toLowerCase(Locale.ROOT)));
        scan.assigned = Assignments.of(scan);
        return scan;
    }

    private void step(int i) {
        Piece piece = pieces.get(i);
        if (piece.is("(")) {
            open(i);
        } else if (piece.is(")") && frames.size() > 1) {
            frames.pop();
        } else if (piece.isWord(Words.SET)) {
            replaceTop();
        } else if (Target.isBefore(this, i)) {
            top().inFrom = false;
            source(i + 1);
        } else if (piece.is("conflict") && !sources.isEmpty()) {
            sources.add(new Source(sources.getLast().table, "excluded", top().block));
        } else if (piece.isWord(Words.AFTER_FROM)) {
            top().inFrom = false;
        } else if (isFrom(i) || piece.is("join") || isUsing(i) || (piece.is(",") && top().inFrom)) {
            top().inFrom = true;
            source(i + 1);
        } else if (piece.is("as") && at(i + 1).is("(") && at(i - 1).isName()) {
            common.add(at(i - 1).text());
        }
        blocks.add(top().block);
    }

    private boolean isFrom(int i) {
        boolean isDistinctFrom =
                at(i - 1).is("distinct") && (at(i - 2).is("is") || at(i - 2).is("not"));
        return pieces.get(i).is("from") && !isDistinctFrom && !top().isCall;
    }

    private boolean isUsing(int i) {
        return pieces.get(i).is("using") && at(i + 1).isName();
    }

    private void open(int i) {
        if (at(i + 1).isWord(Words.QUERY)) {
            outer.put(++last, top().block);
            frames.push(new Frame(last, false, false));
        } else {
            boolean isJoin = top().inFrom && !at(i - 1).isName();
            frames.push(new Frame(top().block, at(i - 1).isWord(Words.FROM_IN_CALL), isJoin));
            if (isJoin) {
                source(i + 1);
            }
        }
    }

    private void replaceTop() {
        Frame ended = frames.pop();
        outer.put(++last, outer.getOrDefault(ended.block, ended.block));
        frames.push(new Frame(last, false, false));
    }

    private void source(int from) {
        int i = from;
        while (at(i).is("only") || at(i).is("lateral")) {
            i++;
        }
        if (!at(i).isName() || at(i).isWord(Words.QUERY)) {
            return;
        }
        while (at(i + 1).is(".") && at(i + 2).isName()) {
            i += 2;
        }
        boolean isCall = at(i + 1).is("(") && !Target.isBefore(this, from - 1);
        if (isCall) {
            return;
        }
        String table = at(i).name();
        int named = at(i + 1).is("as") ? i + 2 : i + 1;
        String alias = at(named).isName() && !at(named).isWord(Words.NO_ALIAS)
                ? at(named).text()
                : at(i).text();
        sources.add(new Source(table, alias, top().block));
    }

    private Frame top() {
        return frames.getFirst();
    }

    /** The piece at a place; before the first and behind the last there is one without a text. */
    Piece at(int i) {
        return i >= 0 && i < pieces.size() ? pieces.get(i) : END;
    }

    int size() {
        return pieces.size();
    }

    /** Every table that is no common table expression. */
    List<Source> sources() {
        return sources;
    }

    /** Every column that gets a value. */
    List<Assigned> assigned() {
        return assigned;
    }

    /** What the column that a piece names is given, where that is in a list of columns. */
    Optional<Assigned> assigned(int i) {
        return assigned.stream().filter(each -> each.name() == i).findFirst();
    }

    /** The table behind a qualifier, from the innermost query outwards; else from anywhere. */
    Optional<String> table(String alias, int i) {
        return around(i).stream()
                .flatMap(block -> sources.stream().filter(source -> source.block == block))
                .filter(source -> source.alias.equals(alias))
                .map(Source::table)
                .findFirst()
                .or(() -> sources.stream()
                        .filter(source -> source.alias.equals(alias))
                        .map(Source::table)
                        .findFirst());
    }

    /** The tables that an unqualified column at a place may be of: those of the innermost query that has any. */
    List<String> candidates(int i) {
        for (int block : around(i)) {
            List<String> tables = sources.stream()
                    .filter(source -> source.block == block)
                    .map(Source::table)
                    .distinct()
                    .toList();
            if (!tables.isEmpty()) {
                return tables;
            }
        }
        return sources.stream().map(Source::table).distinct().toList();
    }

    private List<Integer> around(int i) {
        List<Integer> all = new ArrayList<>();
        int block = i >= 0 && i < blocks.size() ? blocks.get(i) : 0;
        all.add(block);
        while (outer.containsKey(block)) {
            block = outer.get(block);
            all.add(block);
        }
        return all;
    }

    /** The piece that covers a character of the statement. */
    int pieceAt(int offset) {
        int found = 0;
        for (int i = 0; i < pieces.size() && pieces.get(i).offset() <= offset; i++) {
            found = i;
        }
        return found;
    }

    /** The column at a place, when the piece is one of a known table. */
    Optional<Use> use(int i) {
        if (!at(i).isName() || at(i + 1).is("(") || at(i + 1).is(".")) {
            return Optional.empty();
        }
        if (at(i - 1).is(".") && at(i - 2).isName()) {
            return table(at(i - 2).text(), i).map(table -> new Use(table, at(i).text(), i - 2, i));
        }
        return Optional.empty();
    }

    /**
     * A qualified column where a statement uses it.
     *
     * @param first its first piece
     * @param last its last piece
     */
    record Use(String table, String column, int first, int last) {}
}
