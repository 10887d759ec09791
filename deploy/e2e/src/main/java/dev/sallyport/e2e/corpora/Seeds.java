package dev.sallyport.e2e.corpora;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows that meet what the statements of a world ask for: their own values with some noise, and keys that join. */
final class Seeds {
    /** Rows of each table. */
    static final int ROWS = 200;

    private static final int KEYS = 24;
    private static final int NOISE = 6;
    private static final int MANY = 40;
    private static final double NULLS = 0.04;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");

    private final Connection connection;
    private final World world;
    private final ColumnUses uses;
    private final Random random;
    private final Set<String> unique = new HashSet<>();
    private final Set<String> required = new HashSet<>();
    private final Map<String, List<String>> pools = new HashMap<>();

    private Seeds(Connection connection, Settled settled, Random random) {
        this.connection = connection;
        this.world = settled.world();
        this.uses = ColumnUses.of(settled);
        this.random = random;
    }

    static void sow(Connection connection, Settled settled, Random random) throws SQLException {
        Seeds seeds = new Seeds(connection, settled, random);
        seeds.world.enter();
        seeds.readKeys();
        for (String table : seeds.world.tables().names()) {
            seeds.sow(table);
        }
    }

    private void readKeys() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(world.wording().keys())) {
            while (columns.next()) {
                if (columns.getBoolean(2)) {
                    required.add(columns.getString(1));
                }
                if (columns.getBoolean(3)) {
                    unique.add(columns.getString(1));
                }
            }
        }
    }

    private void sow(String table) throws SQLException {
        Map<String, String> columns = world.tables().columns(table);
        List<String> rows = new ArrayList<>();
        for (int row = 1; row <= ROWS; row++) {
            List<String> cells = new ArrayList<>();
            for (var column : columns.entrySet()) {
                cells.add(cell(table + "." + column.getKey(), column.getValue(), row));
            }
            rows.add("(" + String.join(", ", cells) + ")");
        }
        String names = columns.keySet().stream().map(world::quoted).collect(Collectors.joining(", "));
        String into = world.wording().insert() + world.qualified(table);
        world.run(
                columns.isEmpty()
                        ? into + world.wording().blank(ROWS)
                        : into + " (" + names + ") values " + String.join(", ", rows));
    }

    private String cell(String column, String type, int row) {
        if (unique.contains(column)) {
            return key(column, type, row);
        }
        if (!required.contains(column) && random.nextDouble() < NULLS) {
            return world.wording().none(type);
        }
        List<String> pool = pools.computeIfAbsent(uses.root(column) + " " + type, _ -> pool(column, type));
        return pool.isEmpty()
                ? world.wording().none(type)
                : world.wording().value(pool.get(random.nextInt(pool.size())), type);
    }

    /** A number; of texts those that the statements name, as long as there are some. */
    private String key(String column, String type, int row) {
        if (!type.equals("text")) {
            return world.wording().value(Integer.toString(row), type);
        }
        List<String> literals = uses.literals(column);
        return world.wording().value(row <= literals.size() ? literals.get(row - 1) : "key " + row, type);
    }

    /** Values of a column: those it is compared with, and noise; a key gets few, so that it joins. */
    private List<String> pool(String column, String type) {
        String family = world.wording().family(type);
        List<String> literals = uses.literals(column).stream()
                .filter(text -> isOf(family, text))
                .limit(uses.isJoined(column) ? KEYS : MANY)
                .toList();
        List<String> pool = new ArrayList<>(literals);
        int noise = literals.isEmpty() ? KEYS : Math.min(NOISE, literals.size());
        for (int i = 1; i <= noise; i++) {
            pool.add(noise(family, i, literals));
        }
        pool.removeIf(String::isEmpty);
        return pool;
    }

    private static boolean isOf(String family, String text) {
        return switch (family) {
            case "bigint" -> text.matches("-?\\d{1,9}");
            case "double precision" -> text.matches("-?\\d{1,12}(\\.\\d{1,6})?");
            case "date", "timestamp" -> DATE.matcher(text).lookingAt();
            case "boolean" -> text.matches("(?i)true|false|t|f|0|1");
            default -> family.equals("text");
        };
    }

    /** The same for all columns of a class, whatever their order; numbers beside the literals, so that ranges have two sides. */
    private static String noise(String family, int i, List<String> literals) {
        return switch (family) {
            case "bigint" -> literals.isEmpty() ? Integer.toString(i) : moved(literals.get(i - 1), i);
            case "double precision" -> literals.isEmpty() ? i + ".25" : moved(literals.get(i - 1), i);
            case "date", "timestamp" -> (1990 + 3 * i) + "-0" + (1 + i % 9) + "-1" + i % 9;
            case "boolean" -> i % 2 == 0 ? "true" : "false";
            default -> family.equals("text") ? "n" + i : "";
        };
    }

    private static String moved(String number, int i) {
        return new BigDecimal(number)
                .add(BigDecimal.valueOf(i % 2 == 0 ? i : -i))
                .toPlainString();
    }
}
