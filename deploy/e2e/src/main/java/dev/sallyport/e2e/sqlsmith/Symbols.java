package dev.sallyport.e2e.sqlsmith;

import dev.sallyport.e2e.generated.Listed;
import dev.sallyport.engine.postgresql.PostgresAgreement;
import dev.sallyport.engine.postgresql.PostgresDialect;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.SqlFrontEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The symbols of operators that the gateway allows; some of them it reaches by words alone, such as `like`. */
final class Symbols {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Symbols() {}

    /** Those that it reads where they stand between two values. */
    static Set<String> understood() throws IOException {
        try (SqlFrontEnd reader = new SqlFrontEnd(new PostgresDialect(), new PostgresAgreement(), 1, DEADLINE)) {
            return Listed.operators().stream()
                    .map(parts -> parts.get(1))
                    .distinct()
                    .filter(symbol -> reader.read("select a " + symbol + " b from t") instanceof Parsed.Tree)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
