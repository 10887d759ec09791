package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The types that a statement may convert to, and the collations that it may compare by. */
final class MySqlTypes {
    /** Each with the most modifiers that it takes. */
    private static final Map<String, Integer> TARGETS = Map.ofEntries(
            Map.entry("signed", 0),
            Map.entry("signed integer", 0),
            Map.entry("unsigned", 0),
            Map.entry("unsigned integer", 0),
            Map.entry("char", 1),
            Map.entry("binary", 1),
            Map.entry("date", 0),
            Map.entry("datetime", 1),
            Map.entry("time", 1),
            Map.entry("decimal", 2),
            Map.entry("double", 0),
            Map.entry("float", 0));

    private static final Set<String> TARGETS_OF_MYSQL = Set.of("json", "year");
    /** Of the columns of a table that is made of a document, each with the most modifiers. */
    private static final Map<String, Integer> COLUMNS = Map.ofEntries(
            Map.entry("tinyint", 0),
            Map.entry("smallint", 0),
            Map.entry("mediumint", 0),
            Map.entry("int", 0),
            Map.entry("integer", 0),
            Map.entry("bigint", 0),
            Map.entry("int unsigned", 0),
            Map.entry("bigint unsigned", 0),
            Map.entry("decimal", 2),
            Map.entry("float", 0),
            Map.entry("double", 0),
            Map.entry("char", 1),
            Map.entry("varchar", 1),
            Map.entry("text", 0),
            Map.entry("date", 0),
            Map.entry("datetime", 1),
            Map.entry("time", 1),
            Map.entry("json", 0));

    private static final Set<String> BEFORE_LITERALS = Set.of("date", "time", "timestamp");
    private static final Pattern COLLATION = Pattern.compile("utf8mb4_[a-z0-9_]{1,40}|binary");
    private static final int LONGEST = 1 << 16;

    private MySqlTypes() {}

    static void requireTarget(TypeName type, MySqlVersion server, Mark at) {
        boolean listed =
                TARGETS.containsKey(type.name()) || (!server.isMariaDb() && TARGETS_OF_MYSQL.contains(type.name()));
        boolean fits = type.modifiers().size() <= TARGETS.getOrDefault(type.name(), 0)
                && type.modifiers().stream().allMatch(modifier -> modifier <= LONGEST);
        if (!listed || !fits || type.schema() != null || type.dimensions() > 0) {
            throw Unresolved.unsupported(
                    "`" + type.name() + "` is no type that a value is converted to here",
                    "types.list",
                    "convert to `signed`, `unsigned`, `char`, `binary`, `decimal`, `double`, `date`, `datetime` or `time`",
                    at);
        }
    }

    static void requireColumn(TypeName type, Mark at) {
        boolean fits = type.modifiers().size() <= COLUMNS.getOrDefault(type.name(), -1)
                && type.modifiers().stream().allMatch(modifier -> modifier < LONGEST);
        if (!fits || type.schema() != null || type.dimensions() > 0) {
            throw Unresolved.unsupported(
                    "`" + type.name() + "` is no type of a column that is made of a document here",
                    "types.list",
                    "write `int`, `bigint`, `decimal(10, 2)`, `double`, `varchar(100)`, `date`, `datetime`, `time` or `json`",
                    at);
        }
    }

    static void requireCollation(QualifiedName collation, Mark at) {
        if (collation.isQualified()
                || !COLLATION.matcher(collation.last().text()).matches()) {
            throw Unresolved.unsupported(
                    "`" + collation + "` is no collation of this session",
                    "types.list",
                    "name a collation of `utf8mb4`",
                    at);
        }
    }

    static boolean isBeforeLiteral(TypeName type) {
        return BEFORE_LITERALS.contains(type.name());
    }
}
