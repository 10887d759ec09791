package dev.sallyport.e2e.corpora;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the unique indexes that upserts name by their columns: the server prepares a statement without them, and runs none. */
final class Arbiters {
    private static final Set<String> KEYS = Set.of("bigint", "text", "double precision");

    private Arbiters() {}

    static void of(Scan scan, World world) throws SQLException {
        String table = "";
        for (int i = 0; i < scan.size(); i++) {
            if (Target.isBefore(scan, i)) {
                table = scan.at(i + 1).text();
            } else if (scan.at(i).is("conflict") && scan.at(i + 1).is("(")) {
                make(table, columns(scan, i + 2), world);
            }
        }
    }

    private static List<String> columns(Scan scan, int from) {
        List<String> columns = new ArrayList<>();
        int i = from;
        while (scan.at(i).isName() && scan.at(i + 1).is(",")) {
            columns.add(scan.at(i).text());
            i += 2;
        }
        columns.add(scan.at(i).text());
        return scan.at(i + 1).is(")") ? columns : List.of();
    }

    private static void make(String table, List<String> columns, World world) throws SQLException {
        boolean areKeys = columns.stream()
                .allMatch(column -> KEYS.contains(String.valueOf(world.tables().type(table, column))));
        if (!columns.isEmpty() && areKeys) {
            String name = world.quoted("by_" + table + "_" + String.join("_", columns));
            String list = columns.stream().map(world::quoted).collect(Collectors.joining(", "));
            world.run("create unique index if not exists " + name + " on " + world.quoted(table) + " (" + list + ")");
        }
    }
}
