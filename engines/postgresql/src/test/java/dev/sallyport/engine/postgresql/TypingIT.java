package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What is not masked has the types, the labels and the values that the server alone gives. */
@OnServers
final class TypingIT {
    private static final String SINCE = "typing_17.sql";
    private static final String NO_MASK = "profile|ssn|salary|email|card_no";

    private final TestDatabase database;

    TypingIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void everyStatementMeansWhatTheServerTakesItFor() throws SQLException, IOException {
        database.execute(Fixtures.shop(), Fixtures.KINDS);
        List<String> statements = new ArrayList<>(Fixtures.lines("typing.sql"));
        statements.addAll(Fixtures.since(SINCE, database));
        assertThat(statements).hasSizeGreaterThan(50).noneMatch(sql -> sql.matches(".*\\b(" + NO_MASK + ")\\b.*"));
        SoftAssertions all = new SoftAssertions();
        try (TestReader reader = new TestReader(TestCatalog.visible());
                Connection raw = database.connect();
                Connection pinned = database.connect()) {
            SealedRun.pin(raw);
            SealedRun.pin(pinned);
            raw.setSchema("public");
            for (String sql : statements) {
                Sealed sealed = reader.seal(sql);
                SealedRun.Answer expected = SealedRun.run(raw, sql, List.of());
                all.assertThat(expected.error()).as(sql).isEmpty();
                all.assertThat(SealedRun.run(pinned, sealed)).as(sql).isEqualTo(expected);
                all.assertThat(sealed.columns())
                        .extracting(OutputColumn::label)
                        .as(sql)
                        .isEqualTo(labels(raw, sql));
            }
        }
        all.assertAll();
    }

    private static List<String> labels(Connection raw, String sql) throws SQLException {
        try (var statement = raw.prepareStatement(sql)) {
            ResultSetMetaData columns = statement.getMetaData();
            List<String> labels = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                labels.add(columns.getColumnLabel(i));
            }
            return labels;
        }
    }
}
