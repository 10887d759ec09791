package dev.sallyport.engine.mysql;

import static java.util.stream.Collectors.toCollection;

import dev.sallyport.engine.mysql.MySqlColumn.Computation;
import dev.sallyport.engine.mysql.MySqlColumn.Generation;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was found in `information_schema`, made into relations: for the catalog, and once more for each closure. */
final class MySqlFound {
    /** Storage engines that keep rows of their own, and nobody else's. */
    private static final Set<String> OWN_ROWS = Set.of("innodb", "myisam", "aria", "memory", "rocksdb");

    /** What InnoDB writes in the names of files as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]+");

    private final String source;
    private final String database;
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, List<MySqlColumn>> columns = new HashMap<>();
    private final Map<String, MySqlView> views = new HashMap<>();
    private final Map<String, String> spaces = new HashMap<>();
    private final Map<String, List<MySqlRules.Row>> rules = new HashMap<>();
    /** Tables with columns that the server made of `json`. */
    private final Set<List<String>> documents = new HashSet<>();

    /** A row of `information_schema.TABLES`. */
    private record Table(String type, String storage, String created, String options) {}

    MySqlFound(String source, String database) {
        this.source = source;
        this.database = database;
    }

    /** Takes rows of {@link MySqlCatalogQuery}. */
    void add(ResultSet rows) throws SQLException {
        while (rows.next()) {
            String[] row = new String[MySqlCatalogQuery.WIDTH];
            for (int i = 0; i < row.length; i++) {
                String text = rows.getString(i + 1);
                row[i] = text == null ? "" : text;
            }
            add(row);
        }
    }

    /** Takes rows of {@link MySqlRulesQuery}. */
    void addRules(ResultSet rows) throws SQLException {
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= MySqlRulesQuery.WIDTH; i++) {
                String text = rows.getString(i);
                row.add(text == null ? "" : text);
            }
            rules.computeIfAbsent(row.get(1), _ -> new ArrayList<>()).add(new MySqlRules.Row(row));
        }
    }

    /** The rules that were found of a table. */
    MySqlRules rules(String name, boolean seesChildren) {
        List<MySqlRules.Row> its = Stream.of(MySqlRules.OF_ALL, name)
                .flatMap(table -> rules.getOrDefault(table, List.of()).stream())
                .toList();
        return MySqlRules.of(
                columns.getOrDefault(name, List.of()),
                its,
                seesChildren && isPlain(database) && isPlain(name),
                database,
                other -> columns.getOrDefault(other, List.of()));
    }

    private static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }

    private void add(String[] row) {
        String name = row[1];
        switch (row[0]) {
            case MySqlCatalogQuery.TABLE -> tables.put(name, new Table(row[2], row[3], row[4], row[5]));
            case MySqlCatalogQuery.COLUMN ->
                columns.computeIfAbsent(name, _ -> new ArrayList<>()).add(column(row));
            case MySqlCatalogQuery.VIEW -> views.put(name, new MySqlView(row[2], row[3], row[4], row[5], row[6]));
            case MySqlCatalogQuery.SPACE -> spaces.put(name, row[2]);
            case MySqlCatalogQuery.CHECK -> {
                if (isJson(row[2], row[3])) {
                    documents.add(List.of(name, row[2]));
                }
            }
            default -> throw new IllegalStateException("a row of the catalog is of no kind");
        }
    }

    /** As MariaDB writes the check of a column that was declared so; it bears the column's name. */
    private static boolean isJson(String column, String check) {
        return check.equals("json_valid(" + MySqlNames.quoted(column) + ")");
    }

    private MySqlColumn perhapsDocument(String table, MySqlColumn column) {
        return documents.contains(List.of(table, column.name())) ? column.asDocument() : column;
    }

    private static MySqlColumn column(String[] row) {
        boolean invisible = row[9].contains("INVISIBLE");
        return new MySqlColumn(
                row[2],
                Integer.parseInt(row[3]),
                new MySqlColumn.Type(MySqlNames.folded(row[4]), row[5], row[6], row[7]),
                row[8].equals("YES"),
                new Computation(generation(row[9]), row[10]),
                invisible,
                row[11].contains("select"),
                !invisible);
    }

    private static Generation generation(String extra) {
        return extra.contains("VIRTUAL GENERATED")
                ? Generation.VIRTUAL
                : extra.contains("STORED GENERATED") || extra.contains("PERSISTENT")
                        ? Generation.STORED
                        : MySqlNames.folded(extra).contains("on update ") ? Generation.TOUCHED : Generation.NONE;
    }

    boolean hasSpace(String table) {
        return spaces.containsKey(table);
    }

    String space(String table) {
        return spaces.getOrDefault(table, "");
    }

    /** Whether one of the tables is not told from another by what the server tells of it. */
    boolean holdsTwins() {
        return tables.entrySet().stream().anyMatch(each -> isTwin(each.getKey(), each.getValue()));
    }

    /**
     * All that was found, by name; a table of the session alone is none of the database's.
     *
     * @param renames how many tables the server has begun to rename, which stands for the identity that a twin lacks
     */
    SortedMap<ObjectName, MySqlRelation> relations(String renames) {
        SortedMap<ObjectName, MySqlRelation> relations = new TreeMap<>();
        tables.forEach((name, table) -> {
            if (!table.type.equals("TEMPORARY")) {
                MySqlRelation relation = relation(name, table, renames);
                relations.put(relation.name(), relation);
            }
        });
        return relations;
    }

    /**
     * Whether it may take another table's name, and look like it. A view is nothing but its definition. A table space has a
     * number of its own; where that is not seen, the server tells no more than when a table was made, to the second.
     */
    private boolean isTwin(String name, Table table) {
        return table.type.equals("BASE TABLE") && !hasSpace(name);
    }

    private MySqlRelation relation(String name, Table table, String renames) {
        List<MySqlColumn> its = new ArrayList<>(columns.getOrDefault(name, List.of()).stream()
                .map(column -> perhapsDocument(name, column))
                .toList());
        its.sort(Comparator.comparingInt(MySqlColumn::position));
        ObjectDescription description = new ObjectDescription(
                new ObjectName(source, database, "", name),
                name,
                kind(name, table),
                its.stream()
                        .map(column -> column.description(inputs(column, its)))
                        .toList());
        String identity = table.created + "/" + (isTwin(name, table) ? renames : spaces.getOrDefault(name, ""));
        return MySqlRelation.of(description, table.storage, identity, its, views.getOrDefault(name, MySqlView.NONE));
    }

    /** The table of the gateway's own is nobody's business. */
    private static ObjectDescription.Kind kind(String name, Table table) {
        if (table.type.equals("VIEW")) {
            return ObjectDescription.Kind.VIEW;
        }
        if (name.equals(MySqlOutcomes.TABLE)
                || !table.type.equals("BASE TABLE")
                || !OWN_ROWS.contains(MySqlNames.folded(table.storage))) {
            return ObjectDescription.Kind.OTHER;
        }
        return table.options.contains("partitioned")
                ? ObjectDescription.Kind.PARTITIONED_TABLE
                : ObjectDescription.Kind.TABLE;
    }

    /** Ids of all columns that a column is computed from, also by way of others that are computed. */
    private static Set<String> inputs(MySqlColumn column, List<MySqlColumn> all) {
        Set<MySqlColumn> seen = all.stream()
                .filter(each -> isNamed(each, column.expression()))
                .collect(toCollection(() -> new TreeSet<>(Comparator.comparingInt(MySqlColumn::position))));
        List<MySqlColumn> open = new ArrayList<>(seen);
        while (!open.isEmpty()) {
            MySqlColumn next = open.removeLast();
            all.stream()
                    .filter(each -> isNamed(each, next.expression()))
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return seen.stream().map(MySqlColumn::id).collect(toCollection(TreeSet::new));
    }

    /** Whether an expression may name a column: rather one too many, where a text of the expression holds the name. */
    static boolean isNamed(MySqlColumn column, String expression) {
        String text = MySqlNames.folded(expression);
        String name = MySqlNames.folded(column.name());
        if (text.contains(MySqlNames.quoted(name))) {
            return true;
        }
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            if (isBoundary(text, at - 1) && isBoundary(text, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoundary(String text, int place) {
        return place < 0
                || place >= text.length()
                || !(Character.isLetterOrDigit(text.charAt(place)) || "_$".indexOf(text.charAt(place)) >= 0);
    }
}
