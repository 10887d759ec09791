package dev.sallyport.e2e.corpora;

import static java.util.stream.Collectors.joining;

import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Sealed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * MySQL and MariaDB, where settings are of the session.
 *
 * @param timeout the setting of the most time, with its sign, and what makes most of the time
 * @param unit of that, in milliseconds
 */
record MySqlTerms(String timeout, int unit) implements Terms {
    private static final Pattern OF_TRANSACTION = Pattern.compile("(autocommit|(tx|transaction)_read_only)=.*");
    private static final Pattern BARE = Pattern.compile("[0-9]+|DEFAULT");

    static MySqlTerms ofMySql() {
        return new MySqlTerms("max_execution_time=", 1);
    }

    /** Tables without indexes are joined in no time where the server may hash them, as the other does. */
    static MySqlTerms ofMariaDb() {
        return new MySqlTerms("join_cache_level=4, max_statement_time=", 1000);
    }

    @Override
    public List<String> pinned(Sealed sealed, Duration time) {
        String all = sealed.settings().stream()
                .filter(each -> !OF_TRANSACTION.matcher(each).matches())
                .map(MySqlTerms::assignment)
                .collect(joining(", ", "set ", ", "));
        return List.of(all + timeout + time.toMillis() / unit);
    }

    private static String assignment(String setting) {
        String[] parts = setting.split("=", 2);
        return parts[0] + "=" + (BARE.matcher(parts[1]).matches() ? parts[1] : '\'' + parts[1] + '\'');
    }

    @Override
    public String enter(String schema) {
        return new MySqlWording().enter(schema);
    }

    /** Its number, because many have a state in common. */
    @Override
    public String error(SQLException e) {
        return switch (e.getErrorCode()) {
            case 1317, 1969, 3024 -> CANCELLED;
            case 0 -> String.valueOf(e.getSQLState());
            default -> Integer.toString(e.getErrorCode());
        };
    }

    @Override
    public Answer seen(Answer sent, Sealed sealed, Asked asked, Answer raw) {
        List<String> shown = sealed.columns().stream().map(OutputColumn::label).toList();
        return new MySqlHeader(asked.sql()).seen(sent, shown, raw);
    }
}
