package dev.sallyport.e2e.corpora;

import dev.sallyport.e2e.corpora.Describer.Fault;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what one statement needs in a world, from what it says and from what the server misses, and takes it back when the
 * server takes the statement even so not. What was there before is never changed, only added to.
 */
final class Trial {
    private static final int REPAIRS = 32;
    private static final int NEAR = 8;
    private static final Pattern COLUMN = Pattern.compile("column \"(.*)\" does not exist");
    private static final Pattern QUALIFIED = Pattern.compile("column (.+?)\\.(.+) does not exist");
    private static final Pattern ASSIGNED = Pattern.compile("column \"(.*)\" of relation \"(.*)\" does not exist");
    private static final Pattern RELATION = Pattern.compile("relation \"(.*)\" does not exist");

    private final World world;
    private final Scan scan;
    private final TypeGuess guess;
    private final Set<String> madeTables = new LinkedHashSet<>();
    private final Map<String, List<String>> madeColumns = new LinkedHashMap<>();
    private final Map<String, Set<String>> tried = new HashMap<>();

    private Trial(World world, Scan scan, TypeGuess guess) {
        this.world = world;
        this.scan = scan;
        this.guess = guess;
    }

    /** Empty when the world now has what the statement needs; else what the server said last, and the world is as before. */
    static Optional<Fault> fit(World world, Describer server, String sql, TypeGuess guess) throws SQLException {
        Trial trial = new Trial(world, world.scan(sql), guess);
        try {
            trial.prepare();
            Optional<Fault> fault = server.fault(sql);
            for (int i = 0; i < REPAIRS && fault.isPresent() && trial.repair(fault.get()); i++) {
                fault = server.fault(sql);
            }
            if (fault.isPresent()) {
                trial.undo();
            } else {
                Arbiters.of(trial.scan, world);
            }
            return fault;
        } catch (SQLException e) {
            trial.undo();
            return Optional.of(new Fault(String.valueOf(e.getSQLState()), String.valueOf(e.getMessage()), -1));
        }
    }

    /** The tables it names and the columns that it qualifies. */
    private void prepare() throws SQLException {
        Map<String, Map<String, String>> wanted = new LinkedHashMap<>();
        scan.sources().forEach(source -> wanted.putIfAbsent(source.table(), new LinkedHashMap<>()));
        for (int i = 0; i < scan.size(); i++) {
            scan.use(i)
                    .filter(use -> world.tables().type(use.table(), use.column()) == null)
                    .ifPresent(use -> wanted.getOrDefault(use.table(), new LinkedHashMap<>())
                            .putIfAbsent(use.column(), guess.of(scan, use.first(), use.last())));
        }
        for (Assigned assigned : scan.assigned()) {
            want(assigned, wanted.getOrDefault(assigned.table(), new LinkedHashMap<>()));
        }
        for (var table : wanted.entrySet()) {
            make(table.getKey(), table.getValue());
        }
    }

    /** A column that is assigned by its name, or by its place alone where the table has none there. */
    private void want(Assigned assigned, Map<String, String> columns) {
        if (!assigned.column().isEmpty()) {
            if (world.tables().type(assigned.table(), assigned.column()) == null) {
                columns.putIfAbsent(assigned.column(), guess.of(scan, assigned.name(), assigned.name()));
            }
        } else if (assigned.place() >= world.tables().columns(assigned.table()).size()) {
            columns.putIfAbsent(
                    "c" + (assigned.place() + 1),
                    TypeGuess.ofValue(scan, assigned).orElse("text"));
        }
    }

    private void make(String table, Map<String, String> columns) throws SQLException {
        boolean isNew = !world.tables().has(table);
        if (isNew || !columns.isEmpty()) {
            world.add(table, columns);
            if (isNew) {
                madeTables.add(table);
            }
            madeColumns.computeIfAbsent(table, _ -> new ArrayList<>()).addAll(columns.keySet());
        }
    }

    private boolean repair(Fault fault) throws SQLException {
        return switch (fault.state()) {
            case "42P01" -> addTable(fault);
            case "42703" -> addColumn(fault);
            case "42883", "42804", "22P02", "22007", "22008", "42846", "42725", "42P18" -> changeType(fault);
            default -> false;
        };
    }

    private boolean addTable(Fault fault) throws SQLException {
        Matcher relation = RELATION.matcher(fault.message());
        if (!relation.matches()
                || relation.group(1).contains(".")
                || world.tables().has(relation.group(1))) {
            return false;
        }
        make(relation.group(1), Map.of());
        return true;
    }

    private boolean addColumn(Fault fault) throws SQLException {
        int at = scan.pieceAt(fault.offset());
        Matcher assigned = ASSIGNED.matcher(fault.message());
        if (assigned.matches()) {
            return addColumn(assigned.group(2), assigned.group(1), at, at);
        }
        Matcher plain = COLUMN.matcher(fault.message());
        if (plain.matches()) {
            for (String table : guess.owners(plain.group(1), scan.candidates(at))) {
                if (addColumn(table, plain.group(1), at, at)) {
                    return true;
                }
            }
            return false;
        }
        Matcher qualified = QUALIFIED.matcher(fault.message());
        if (!qualified.matches()) {
            return false;
        }
        Optional<String> table = scan.table(qualified.group(1), at);
        return table.isPresent() && addColumn(table.get(), qualified.group(2), at, at + 2);
    }

    private boolean addColumn(String table, String column, int first, int last) throws SQLException {
        if (!world.tables().has(table) || world.tables().type(table, column) != null) {
            return false;
        }
        make(table, Map.of(column, guess.of(scan, first, last)));
        return true;
    }

    /** Gives the nearest column of its own another type: the one that the server compares with, then each in turn. */
    private boolean changeType(Fault fault) throws SQLException {
        int at = scan.pieceAt(Math.max(0, fault.offset()));
        if (changeAssigned(fault, at)) {
            return true;
        }
        for (int distance = 0; distance <= NEAR; distance++) {
            for (int i : List.of(at + distance, at - distance)) {
                for (String table : madeColumns.keySet()) {
                    if (isMade(table, i) && retype(table, scan.at(i).text(), fault)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The column that a value does not fit into: the one that the server names, or else the one whose value it points at. */
    private boolean changeAssigned(Fault fault, int at) throws SQLException {
        String named = WantedType.column(fault);
        for (Assigned assigned : scan.assigned()) {
            String column = column(assigned);
            boolean isIt = named.isEmpty() ? assigned.holds(at) : column.equals(named);
            boolean isMade =
                    madeColumns.getOrDefault(assigned.table(), List.of()).contains(column);
            if (isIt && isMade && retype(assigned.table(), column, fault)) {
                return true;
            }
        }
        return false;
    }

    private String column(Assigned assigned) {
        List<String> all = List.copyOf(world.tables().columns(assigned.table()).keySet());
        return !assigned.column().isEmpty() || assigned.place() >= all.size()
                ? assigned.column()
                : all.get(assigned.place());
    }

    private boolean isMade(String table, int i) {
        boolean isItsOwn = scan.use(i)
                .map(use -> use.table().equals(table))
                .orElse(!scan.at(i - 1).is("."));
        return isItsOwn
                && scan.at(i).isName()
                && madeColumns
                        .getOrDefault(table, List.of())
                        .contains(scan.at(i).text());
    }

    private boolean retype(String table, String column, Fault fault) throws SQLException {
        String now = String.valueOf(world.tables().type(table, column));
        Set<String> past = tried.computeIfAbsent(table + "." + column, _ -> new HashSet<>());
        past.add(now);
        List<String> next = new ArrayList<>(WantedType.of(fault, now));
        next.addAll(TypeGuess.ORDER);
        next.removeIf(past::contains);
        if (next.isEmpty()) {
            return false;
        }
        world.retype(table, column, next.getFirst());
        return true;
    }

    private void undo() throws SQLException {
        for (var table : madeColumns.entrySet()) {
            if (madeTables.contains(table.getKey())) {
                world.drop(table.getKey());
            } else if (!table.getValue().isEmpty()) {
                world.drop(table.getKey(), table.getValue());
            }
        }
    }
}
