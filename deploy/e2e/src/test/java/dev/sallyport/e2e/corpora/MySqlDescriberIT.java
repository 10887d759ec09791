package dev.sallyport.e2e.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What MySQL and MariaDB do not take is told in the states of PostgreSQL. */
@OnServers(engine = ServerEngine.MYSQL)
final class MySqlDescriberIT {
    private final TestDatabase database;

    MySqlDescriberIT(TestDatabase database) throws SQLException {
        this.database = database;
        database.execute("create table if not exists t (a int)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            select nothing from       | 42601 | -1
            select 1 from Missing     | 42P01 | -1
            select a, b from t        | 42703 | 10
            select x.`c` from t as x  | 42703 | 7
            select no_function(a) from t | 42P19 | -1
            """)
    void faultIsTold(String sql, String state, int offset) throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(new MySqlDescriber(connection).fault(sql))
                    .hasValueSatisfying(fault -> assertThat(fault.state()).isEqualTo(state))
                    .hasValueSatisfying(fault -> assertThat(fault.offset()).isEqualTo(offset));
        }
    }

    @Test
    void whatTheServerTakesHasNoFault() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(new MySqlDescriber(connection).fault("select a from t where a = 'x' -- '"))
                    .isEmpty();
        }
    }
}
