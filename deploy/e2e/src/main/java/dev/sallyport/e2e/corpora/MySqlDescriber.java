package dev.sallyport.e2e.corpora;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks MySQL or MariaDB, which prepare a text that they are given as a value. */
final class MySqlDescriber implements Describer {
    private static final int NO_TABLE = 1146;
    private static final int NO_COLUMN = 1054;
    private static final Pattern TABLE = Pattern.compile("Table '[^']*?\\.(.*)' doesn't exist");
    private static final Pattern COLUMN = Pattern.compile("Unknown column '(.*)' in '.*'");

    private final Connection connection;

    MySqlDescriber(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Optional<Fault> fault(String sql) throws SQLException {
        try (PreparedStatement text = connection.prepareStatement("set @described = ?");
                Statement statement = connection.createStatement()) {
            text.setString(1, sql);
            text.execute();
            statement.execute("prepare described from @described");
            statement.execute("deallocate prepare described");
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(fault(e, sql));
        }
    }

    private static Fault fault(SQLException e, String sql) throws SQLException {
        if (String.valueOf(e.getSQLState()).startsWith("08")) {
            throw e;
        }
        String message = String.valueOf(e.getMessage());
        return switch (e.getErrorCode()) {
            case NO_TABLE -> new Fault("42P01", "relation \"" + named(TABLE, message) + "\" does not exist", -1);
            case NO_COLUMN -> column(named(COLUMN, message), sql);
            // no grammar, grouping, no function, no arguments: other tables do not help
            case 1064, 1149, 1327 -> new Fault("42601", message, -1);
            case 1055, 1056, 1111, 1140, 3029, 3065, 4074 -> new Fault("42803", message, -1);
            case 1305, 1582, 1583, 1630, 1235, 1222 -> new Fault("42P19", message, -1);
            default -> new Fault(String.valueOf(e.getSQLState()), message, -1);
        };
    }

    private static String named(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static Fault column(String name, String sql) {
        String folded = name.toLowerCase(Locale.ROOT);
        int dot = folded.lastIndexOf('.');
        String column = folded.substring(dot + 1);
        String before =
                dot < 0 ? "(?<![\\w.$`])`?" : "\\b" + Pattern.quote(folded.substring(0, dot)) + "`?\\s*\\.\\s*`?";
        Matcher found = Pattern.compile("(?i)" + before + Pattern.quote(column) + "(?![\\w$])")
                .matcher(sql);
        int offset = found.find() ? found.start() : -1;
        String message = dot < 0
                ? "column \"" + column + "\" does not exist"
                : "column " + folded.substring(0, dot) + "." + column + " does not exist";
        return new Fault("42703", message, offset);
    }
}
