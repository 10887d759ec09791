package dev.sallyport.e2e.corpora;

import dev.sallyport.engine.Sealed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** PostgreSQL, where a setting may be of one transaction alone. */
final class PostgresTerms implements Terms {
    @Override
    public List<String> pinned(Sealed sealed, Duration time) {
        return local(timed(sealed, "statement_timeout=" + time.toMillis()));
    }

    /** Settings of what is sent, but for those of the transaction, and one more. */
    static List<String> timed(Sealed sealed, String timeout) {
        List<String> timed = new ArrayList<>(sealed.settings());
        timed.add(timeout);
        timed.removeIf(each -> each.startsWith("default_transaction"));
        return timed;
    }

    /** Statements that set them for the rest of the transaction. */
    static List<String> local(List<String> settings) {
        return settings.stream().map(PostgresTerms::local).toList();
    }

    private static String local(String setting) {
        String[] parts = setting.split("=", 2);
        return "set local " + parts[0] + " = " + value(parts[0], parts[1]);
    }

    private static String value(String name, String text) {
        boolean isList = name.equalsIgnoreCase("search_path") || name.equalsIgnoreCase("datestyle");
        return isList ? text : '\'' + text.replace("'", "''") + '\'';
    }

    @Override
    public String enter(String schema) {
        return local("search_path=" + new PostgresWording().quoted(schema));
    }

    @Override
    public String error(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "-");
    }

    /** The rendering says itself how they are called. */
    @Override
    public Answer seen(Answer sent, Sealed sealed, Asked asked, Answer raw) {
        return sent;
    }
}
