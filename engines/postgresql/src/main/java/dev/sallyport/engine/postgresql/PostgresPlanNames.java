package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.sallyport.engine.Told;
import dev.sallyport.engine.postgresql.PostgresPlanNode.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.core.Tuple;

/**
 * The names that a plan may tell: tables that the caller named, and those of their indexes that hold nothing but columns which
 * the caller sees in the clear. Any other is `hidden`.
 *
 * @param indexes of each table that may be told
 */
record PostgresPlanNames(Map<Table, Set<String>> indexes) {
    static final String HIDDEN = "hidden";

    /** A table by its names, as a plan has them. */
    record Table(String schema, String name) {
        static Table of(PostgresPlanNode step) {
            return new Table(step.part(Part.SCHEMA), step.part(Part.RELATION));
        }
    }

    PostgresPlanNames {
        indexes = Map.copyOf(indexes);
    }

    /** The statement that reads the indexes of the tables; one over an expression or some of the rows says more than its columns. */
    static String query(List<Told> told) {
        String tables = told.isEmpty()
                ? "false"
                : "i.indrelid IN ("
                        + PostgresClosure.numbers(told.stream().map(Told::id).toList()) + ")";
        return "SELECT i.indrelid::text, c.relname::text, i.indkey::text FROM pg_catalog.pg_index i"
                + " JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
                + " WHERE i.indexprs IS NULL AND i.indpred IS NULL AND " + tables;
    }

    /** @param found by {@link #query}, in the transaction of the plan */
    static PostgresPlanNames of(List<Told> told, List<Tuple> found) {
        Map<String, List<PostgresRow>> byTable =
                found.stream().map(PostgresRow::new).collect(groupingBy(row -> row.text(0)));
        return new PostgresPlanNames(told.stream()
                .collect(toMap(
                        each -> new Table(each.object().schema(), each.object().object()),
                        each -> clear(each, byTable.getOrDefault(each.id(), List.of())))));
    }

    private static Set<String> clear(Told told, List<PostgresRow> indexes) {
        return indexes.stream()
                .filter(row -> told.clear().containsAll(List.of(row.text(2).split(" "))))
                .map(row -> row.text(1))
                .collect(toSet());
    }

    String table(Table table) {
        return indexes.containsKey(table) ? quoted(table.schema) + "." + quoted(table.name) : HIDDEN;
    }

    /** @param table whose index it is */
    String index(Table table, String index) {
        return indexes.getOrDefault(table, Set.of()).contains(index) ? quoted(index) : HIDDEN;
    }

    /** What could be taken for something else stands in quotes, also what is called `hidden`. */
    private static String quoted(String name) {
        boolean plain = name.matches("[a-z_][a-z0-9_]*") && !name.equals(HIDDEN);
        return plain ? name : new PostgresDialect().quoted(name);
    }
}
