package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The types that a column may be given. */
final class MySqlColumnTypes {
    private static final String UNSIGNED = " unsigned";

    /** How many numbers a type takes in its parentheses. */
    private record Takes(int least, int most) {}

    private static final Takes NONE = new Takes(0, 0);
    private static final Takes ONE = new Takes(1, 1);
    private static final Takes PERHAPS_ONE = new Takes(0, 1);
    private static final Takes PERHAPS_TWO = new Takes(0, 2);

    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "integer", "bigint");

    private static final Map<String, Takes> LISTED = Map.ofEntries(
            Map.entry("tinyint", PERHAPS_ONE),
            Map.entry("smallint", PERHAPS_ONE),
            Map.entry("mediumint", PERHAPS_ONE),
            Map.entry("int", PERHAPS_ONE),
            Map.entry("integer", PERHAPS_ONE),
            Map.entry("bigint", PERHAPS_ONE),
            Map.entry("bool", NONE),
            Map.entry("boolean", NONE),
            Map.entry("bit", PERHAPS_ONE),
            Map.entry("decimal", PERHAPS_TWO),
            Map.entry("numeric", PERHAPS_TWO),
            Map.entry("float", NONE),
            Map.entry("double", NONE),
            Map.entry("char", PERHAPS_ONE),
            Map.entry("varchar", ONE),
            Map.entry("tinytext", NONE),
            Map.entry("text", NONE),
            Map.entry("mediumtext", NONE),
            Map.entry("longtext", NONE),
            Map.entry("binary", PERHAPS_ONE),
            Map.entry("varbinary", ONE),
            Map.entry("tinyblob", NONE),
            Map.entry("blob", NONE),
            Map.entry("mediumblob", NONE),
            Map.entry("longblob", NONE),
            Map.entry("date", NONE),
            Map.entry("time", PERHAPS_ONE),
            Map.entry("datetime", PERHAPS_ONE),
            Map.entry("timestamp", PERHAPS_ONE),
            Map.entry("year", NONE),
            Map.entry("json", NONE));

    private MySqlColumnTypes() {}

    /** The column's own type as the catalog would hold it, as far as anything is decided by that. */
    static MySqlColumn.Type of(TypeName type, Mark at) {
        boolean unsigned = type.name().endsWith(UNSIGNED);
        String word = unsigned ? type.name().substring(0, type.name().length() - UNSIGNED.length()) : type.name();
        Takes takes = LISTED.get(word);
        int given = type.modifiers().size();
        if (takes == null || given < takes.least() || given > takes.most() || (unsigned && !INTEGERS.contains(word))) {
            throw Unresolved.unsupported(
                    "`" + type.name() + "` is no type that a column is given here",
                    "types.list",
                    "write a number, text, binary, date or json type of the server with its length, as `varchar(60)`,"
                            + " `decimal(10, 2)`, `bigint unsigned` or `datetime`",
                    at);
        }
        String length = type.modifiers().stream().map(String::valueOf).collect(Collectors.joining(","));
        String spelled = word + (given == 0 ? "" : "(" + length + ")") + (unsigned ? UNSIGNED : "");
        return new MySqlColumn.Type(word.equals("integer") ? "int" : word, spelled, "", "");
    }
}
