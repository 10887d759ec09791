package dev.sallyport.engine.mysql;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is asked of `information_schema`: tables, columns and views, all in rows of one form that {@link MySqlFound} takes.
 *
 * @param numbered where the numbers of table spaces are, empty when the gateway's own role may not see them
 * @param checks whether a check makes a text the `json` of this server
 */
record MySqlCatalogQuery(String numbered, boolean checks) {
    static final String NUMBERED_BY_MYSQL = "INNODB_TABLESPACES_BRIEF";
    static final String NUMBERED_BY_MARIADB = "INNODB_SYS_TABLESPACES";

    static final String TABLE = "t";
    static final String COLUMN = "c";
    static final String VIEW = "v";
    static final String SPACE = "s";
    static final String CHECK = "k";
    /** How many texts each row holds. */
    static final int WIDTH = 12;

    /** A pattern of the names that InnoDB gives to what belongs to the database. */
    static final String OF_DATABASE_FILES = "CONCAT(REPLACE(REPLACE(DATABASE(), '%', '\\\\%'), '_', '\\\\_'), '/%')";

    private static final String OF_DATABASE = " WHERE TABLE_SCHEMA = DATABASE()";
    private static final String OF_TABLE = OF_DATABASE + " AND TABLE_NAME = ?";
    private static final String OF_COLUMNS = " WHERE CONSTRAINT_SCHEMA = DATABASE() AND LEVEL = 'Column'";

    private static final String OF_SPACE = " WHERE NAME = CONCAT(DATABASE(), '/', ?)";

    /** The queries that together read everything; none takes a parameter. */
    List<String> whole() {
        List<String> queries =
                new ArrayList<>(List.of(tables() + OF_DATABASE, columns() + OF_DATABASE, views() + OF_DATABASE));
        if (hasNumbers()) {
            queries.add(spaces() + " WHERE NAME LIKE " + OF_DATABASE_FILES);
        }
        if (checks) {
            queries.add(checked() + OF_COLUMNS);
        }
        return queries;
    }

    /** Where it stands which tables refer to which, for whoever may see the numbers. */
    Optional<String> children() {
        return switch (numbered) {
            case "" -> Optional.empty();
            case NUMBERED_BY_MARIADB -> Optional.of("INNODB_SYS_FOREIGN");
            default -> Optional.of("INNODB_FOREIGN");
        };
    }

    /** For one table by its name. */
    List<String> space() {
        return hasNumbers() ? List.of(spaces() + OF_SPACE) : List.of();
    }

    /** Whether tables are told from each other by the numbers of their spaces. */
    boolean hasNumbers() {
        return !numbered.isEmpty();
    }

    /** How often the name of one relation is a parameter of {@link #of}. */
    int places() {
        return 3 + (hasNumbers() ? 1 : 0) + (checks ? 1 : 0);
    }

    /**
     * One query for the named relations, the name of each in so many {@link #places} one after the other. Each relation is also
     * one that the query reads from, so that the locks of the transaction keep it as it is from there on.
     */
    String of(List<String> names) {
        String one = Stream.of(
                        Stream.of(tables() + OF_TABLE, columns() + OF_TABLE, views() + OF_TABLE),
                        hasNumbers() ? Stream.of(spaces() + OF_SPACE) : Stream.<String>empty(),
                        checks ? Stream.of(checked() + OF_COLUMNS + " AND TABLE_NAME = ?") : Stream.<String>empty())
                .flatMap(each -> each)
                .collect(joining(" UNION ALL "));
        return locking(one, names);
    }

    /** As {@link #of}, for the numbers of the spaces of the named tables alone, each name once; for whoever may see them. */
    String spaces(List<String> names) {
        return locking(spaces() + OF_SPACE, names);
    }

    private static String locking(String one, List<String> names) {
        return names.stream()
                .map(name -> one + " UNION ALL SELECT " + nothing(WIDTH) + " FROM " + MySqlNames.quoted(name)
                        + " WHERE FALSE")
                .collect(joining(" UNION ALL ", "", " LIMIT 9223372036854775807"));
    }

    private static String tables() {
        return select(TABLE, List.of("TABLE_NAME", "TABLE_TYPE", "ENGINE", "CREATE_TIME", "CREATE_OPTIONS"), "TABLES");
    }

    private static String columns() {
        return select(
                COLUMN,
                List.of(
                        "TABLE_NAME",
                        "COLUMN_NAME",
                        "ORDINAL_POSITION",
                        "DATA_TYPE",
                        "COLUMN_TYPE",
                        "CHARACTER_SET_NAME",
                        "COLLATION_NAME",
                        "IS_NULLABLE",
                        "EXTRA",
                        "GENERATION_EXPRESSION",
                        "PRIVILEGES"),
                "COLUMNS");
    }

    private static String views() {
        return select(
                VIEW,
                List.of(
                        "TABLE_NAME",
                        "VIEW_DEFINITION",
                        "SECURITY_TYPE",
                        "DEFINER",
                        "CHARACTER_SET_CLIENT",
                        "COLLATION_CONNECTION"),
                "VIEWS");
    }

    private static String checked() {
        return select(CHECK, List.of("TABLE_NAME", "CONSTRAINT_NAME", "CHECK_CLAUSE"), "CHECK_CONSTRAINTS");
    }

    private String spaces() {
        return select(SPACE, List.of("SUBSTRING(NAME, CHAR_LENGTH(DATABASE()) + 2)", "SPACE"), numbered);
    }

    private static String select(String kind, List<String> columns, String from) {
        int missing = WIDTH - 1 - columns.size();
        String rest = missing == 0 ? "" : ", " + nothing(missing);
        return "SELECT '" + kind + "', " + String.join(", ", columns) + rest + " FROM information_schema." + from;
    }

    private static String nothing(int columns) {
        return IntStream.range(0, columns).mapToObj(_ -> "NULL").collect(joining(", "));
    }
}
