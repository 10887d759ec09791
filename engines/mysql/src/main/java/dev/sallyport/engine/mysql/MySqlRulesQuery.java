package dev.sallyport.engine.mysql;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is asked of `information_schema` about the rules of tables, all in rows of one form that {@link MySqlRules} takes.
 *
 * @param product whose views of checks and defaults differ
 * @param tree where it stands which tables refer to which, for whoever may see that of all
 */
record MySqlRulesQuery(MySqlVersion.Product product, Optional<String> tree) {
    static final String KEY = "k";
    static final String FOREIGN_KEY = "f";
    static final String REFERENCED = "b";
    static final String CHECK = "x";
    static final String TRIGGER = "g";
    static final String PARTITION = "r";
    static final String DEFAULT = "d";
    /** The right to see the triggers of a table, or of all of them. */
    static final String RIGHT = "p";
    /** A table that refers to this one, whoever may see it. */
    static final String CHILD = "n";

    /** How many texts each row holds. */
    static final int WIDTH = 9;

    /** What holds for the name of every table. */
    private static final String ANY = "'' <> ?";

    private static final String ME = "CONCAT('''', SUBSTRING(CURRENT_USER(), 1, CHAR_LENGTH(CURRENT_USER()) - 1"
            + " - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1))), '''@''',"
            + " SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''')";

    /**
     * A view of the catalog, and what is read of it.
     *
     * @param named holds for a table of that name
     */
    private record Part(String kind, List<String> columns, String from, String named) {
        String select(String condition) {
            int missing = WIDTH - 1 - columns.size();
            String rest = IntStream.range(0, missing).mapToObj(_ -> ", NULL").collect(joining());
            return "SELECT '" + kind + "', " + String.join(", ", columns) + rest + " FROM " + from + condition;
        }
    }

    /** The queries that together read the rules of all tables; none takes a parameter. */
    List<String> whole() {
        return parts().map(part -> part.select("")).toList();
    }

    /** One query for the rules of the named tables, the name of each in so many {@link #places} one after the other. */
    String of(List<String> names) {
        String one = parts().map(part -> part.select(" AND " + part.named)).collect(joining(" UNION ALL "));
        return String.join(" UNION ALL ", Collections.nCopies(names.size(), one)) + " LIMIT 9223372036854775807";
    }

    /** Queries whose one row is another when a rule is. */
    List<String> marks() {
        String each = IntStream.rangeClosed(1, WIDTH).mapToObj(n -> "c" + n).collect(joining(", "));
        return whole().stream()
                .map(query -> "WITH r(" + each + ") AS (" + query + ") SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', "
                        + each + "))) FROM r")
                .toList();
    }

    boolean seesChildren() {
        return tree.isPresent();
    }

    /** How often the name of one table is a parameter of {@link #of}. */
    int places() {
        return (int) parts().count();
    }

    private Stream<Part> parts() {
        Stream<Part> parts =
                Stream.of(keys(), foreignKeys(), referenced(), checks(), triggers(), partitions(), defaults());
        return Stream.concat(parts, Stream.concat(rights(), tree.stream().map(MySqlRulesQuery::children)));
    }

    private Part keys() {
        String expression = isMariaDb() ? "NULL" : "EXPRESSION";
        String unused = isMariaDb() ? "NULLIF(IGNORED, 'NO')" : "NULLIF(IS_VISIBLE, 'YES')";
        return new Part(
                KEY,
                List.of(
                        "TABLE_NAME",
                        "INDEX_NAME",
                        "SEQ_IN_INDEX",
                        "COLUMN_NAME",
                        "NON_UNIQUE",
                        unused,
                        "NULL",
                        expression),
                "information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()",
                "TABLE_NAME = ?");
    }

    private static Part foreignKeys() {
        return new Part(
                FOREIGN_KEY,
                List.of(
                        "TABLE_NAME",
                        "CONSTRAINT_NAME",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME",
                        "REFERENCED_TABLE_SCHEMA",
                        "REFERENCED_TABLE_NAME",
                        "REFERENCED_COLUMN_NAME"),
                "information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL",
                "TABLE_NAME = ?");
    }

    private static Part referenced() {
        return new Part(
                REFERENCED,
                List.of(
                        "u.REFERENCED_TABLE_NAME",
                        "CONCAT(u.TABLE_SCHEMA, '/', u.TABLE_NAME, '/', u.CONSTRAINT_NAME)",
                        "u.ORDINAL_POSITION",
                        "u.REFERENCED_COLUMN_NAME",
                        "u.TABLE_SCHEMA",
                        "u.TABLE_NAME",
                        "u.COLUMN_NAME",
                        "CONCAT(c.DELETE_RULE, '/', c.UPDATE_RULE)"),
                "information_schema.KEY_COLUMN_USAGE AS u JOIN information_schema.REFERENTIAL_CONSTRAINTS AS c"
                        + " ON c.CONSTRAINT_SCHEMA = u.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = u.CONSTRAINT_NAME"
                        + " AND c.TABLE_NAME = u.TABLE_NAME WHERE u.REFERENCED_TABLE_SCHEMA = DATABASE()",
                "u.REFERENCED_TABLE_NAME = ?");
    }

    private Part checks() {
        String from = isMariaDb()
                ? "information_schema.CHECK_CONSTRAINTS AS t WHERE t.CONSTRAINT_SCHEMA = DATABASE()"
                : "information_schema.CHECK_CONSTRAINTS AS c JOIN information_schema.TABLE_CONSTRAINTS AS t"
                        + " ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME"
                        + " WHERE t.TABLE_SCHEMA = DATABASE()";
        return new Part(
                CHECK,
                List.of("t.TABLE_NAME", "t.CONSTRAINT_NAME", "NULL", "NULL", "NULL", "NULL", "NULL", "CHECK_CLAUSE"),
                from,
                "t.TABLE_NAME = ?");
    }

    private static Part triggers() {
        return new Part(
                TRIGGER,
                List.of(
                        "EVENT_OBJECT_TABLE",
                        "TRIGGER_NAME",
                        "ACTION_ORDER",
                        "EVENT_MANIPULATION",
                        "ACTION_TIMING",
                        "DEFINER",
                        "SQL_MODE",
                        "ACTION_STATEMENT"),
                "information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = DATABASE()",
                "EVENT_OBJECT_TABLE = ?");
    }

    private static Part partitions() {
        return new Part(
                PARTITION,
                List.of(
                        "TABLE_NAME",
                        "PARTITION_METHOD",
                        "PARTITION_ORDINAL_POSITION",
                        "NULL",
                        "PARTITION_DESCRIPTION",
                        "NULL",
                        "NULL",
                        "CONCAT_WS(' ', PARTITION_EXPRESSION, SUBPARTITION_EXPRESSION)"),
                "information_schema.PARTITIONS WHERE TABLE_SCHEMA = DATABASE() AND PARTITION_EXPRESSION IS NOT NULL",
                "TABLE_NAME = ?");
    }

    private Part defaults() {
        String none = isMariaDb() ? " AND COLUMN_DEFAULT <> 'NULL'" : "";
        return new Part(
                DEFAULT,
                List.of(
                        "TABLE_NAME",
                        "COLUMN_NAME",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME",
                        "EXTRA",
                        "NULL",
                        "NULL",
                        "COLUMN_DEFAULT"),
                "information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_DEFAULT IS NOT NULL" + none,
                "TABLE_NAME = ?");
    }

    /**
     * Of everything, of the database or of the table; a right by way of a role is not seen. Of several grants on databases that
     * fit the name the server goes by one, so that none counts; and MySQL may take back on one what it gave on everything.
     */
    private Stream<Part> rights() {
        String mine = " WHERE PRIVILEGE_TYPE = 'TRIGGER' AND GRANTEE = " + ME;
        String whole = isMariaDb() ? "" : " AND NOT @@partial_revokes";
        String fits = isMariaDb()
                ? "DATABASE() LIKE TABLE_SCHEMA"
                : "IF(@@partial_revokes, DATABASE() = TABLE_SCHEMA, DATABASE() LIKE TABLE_SCHEMA)";
        String alone =
                " AND (SELECT COUNT(DISTINCT TABLE_SCHEMA) FROM information_schema.SCHEMA_PRIVILEGES WHERE GRANTEE = "
                        + ME + " AND " + fits + ") = 1";
        return Stream.of(
                new Part(RIGHT, List.of("''"), "information_schema.USER_PRIVILEGES" + mine + whole, ANY),
                new Part(
                        RIGHT,
                        List.of("''"),
                        "information_schema.SCHEMA_PRIVILEGES" + mine + " AND " + fits + alone,
                        ANY),
                new Part(
                        RIGHT,
                        List.of("TABLE_NAME"),
                        "information_schema.TABLE_PRIVILEGES" + mine + " AND TABLE_SCHEMA = DATABASE()",
                        "TABLE_NAME = ?"));
    }

    private static Part children(String view) {
        String name = "SUBSTRING(REF_NAME, CHAR_LENGTH(DATABASE()) + 2)";
        return new Part(
                CHILD,
                List.of(name, "FOR_NAME"),
                "information_schema." + view + " WHERE REF_NAME LIKE " + MySqlCatalogQuery.OF_DATABASE_FILES,
                name + " = ?");
    }

    private boolean isMariaDb() {
        return product == MySqlVersion.Product.MARIADB;
    }
}
