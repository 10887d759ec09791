package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is shown holds the write to it, and what became of a write is known later. */
class MySqlOutcomesIT extends OnServer {
    private static final String UPDATE = "update people set size = size + 1 where size > 1";

    private final Writing writing = new Writing(engine(), Map.of());

    MySqlOutcomesIT(TestDatabase database) throws SQLException, EngineFailure {
        super(
                database,
                "CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(20), size INT, code VARBINARY(4))",
                "INSERT INTO people VALUES (1, 'one', 1, NULL), (2, 'two', 2, x'00ff'), (3, NULL, 3, '')");
    }

    @Test
    void aPreviewCountsAndShowsTheRows() throws EngineFailure {
        Preview preview = preview(UPDATE);
        assertThat(preview.affected()).hasValue(2);
        assertThat(preview.columns()).containsExactly("id", "name", "size", "code");
        assertThat(preview.sample().getFirst())
                .containsExactly(Optional.of("2"), Optional.of("two"), Optional.of("2"), Optional.of("00FF"));
        assertThat(preview.reversibility()).isEqualTo(Preview.Reversibility.CONTENTS_LOST);
        assertThat(preview("insert into people (id) values (7), (8)").affected())
                .hasValue(2);
    }

    @Test
    void theRowsThatWereShownAreChanged() throws EngineFailure {
        assertThat(writing.write(writing.seal(UPDATE).expecting(preview(UPDATE))))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "UPDATE people SET name = 'other' WHERE id = 2",
                "UPDATE people SET code = NULL WHERE id = 3",
                "UPDATE people SET size = 5 WHERE id = 1",
                "UPDATE people SET size = 0 WHERE id = 2",
                "DELETE FROM people WHERE id = 2",
                "INSERT INTO people VALUES (4, 'four', 4, NULL)"
            })
    void otherRowsThanWereShownAreNotChanged(String change) throws SQLException, EngineFailure {
        Sealed sealed = writing.seal(UPDATE).expecting(preview(UPDATE));
        database.execute(change);
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> writing.write(sealed));
        assertThat(failure.refusal().rule()).isEqualTo("approvals.rows");
        assertThat(writing.write("update people set size = size where size > 3"))
                .isEqualTo(change.contains("5") || change.contains("four") ? 1 : 0);
    }

    @Test
    @Tag("refused")
    void whatWasShownIsHeldUntilTheWriteEnds() throws SQLException, EngineFailure {
        Sealed sealed = writing.seal("delete from people where id = 77 or size > 1");
        try (MySqlPool pool = MySqlPool.of(settings(1, "root"));
                MySqlSession session = pool.session()) {
            session.pin(OperationKind.WRITE, Duration.ofSeconds(9), 9);
            assertThat(MySqlImages.locked(sealed.count().orElseThrow(), session).rows())
                    .isEqualTo(2);
            assertThat(codeOf("UPDATE people SET name = 'other' WHERE id = 2")).isEqualTo(1205);
            session.rollBack();
        }
    }

    @Test
    void aWriteThatWasCommittedIsKept() throws EngineFailure {
        try (Execution execution = TestRun.open(engine(), writing.seal(UPDATE))) {
            execution.commit();
            assertThat(engine().fate(execution.transaction().orElseThrow())).isEqualTo(Fate.KEPT);
        }
    }

    @Test
    @Tag("refused")
    void aWriteThatWasNotCommittedIsUndoneAndStaysSo() throws EngineFailure {
        String name;
        try (Execution execution = TestRun.open(engine(), writing.seal(UPDATE))) {
            name = execution.transaction().orElseThrow();
            assertThat(engine().fate(name)).isEqualTo(Fate.RUNNING);
        }
        assertThat(engine().fate(name)).isEqualTo(Fate.UNDONE);
        assertThat(engine().fate(name)).isEqualTo(Fate.UNDONE);
    }

    @Test
    @Tag("refused")
    void whatNobodyKnowsIsForgotten() throws EngineFailure {
        String name;
        try (Execution execution = TestRun.open(engine(), writing.seal(UPDATE))) {
            execution.commit();
            name = execution.transaction().orElseThrow();
        }
        assertThat(engine().fate("0000000000000000" + name.substring(16))).isEqualTo(Fate.FORGOTTEN);
        assertThat(engine().fate(name.replaceFirst("/[0-9]+/", "/1000/"))).isEqualTo(Fate.FORGOTTEN);
        assertThat(engine().fate("anything")).isEqualTo(Fate.FORGOTTEN);
    }

    @Test
    @Tag("refused")
    void theTableOfTheGatewayIsNobodysBusiness() throws EngineFailure {
        writing.write(UPDATE);
        engine().refresh();
        for (String sql : new String[] {
            "select * from sallyport_outcomes",
            "delete from sallyport_outcomes",
            "insert into sallyport_outcomes (id) values (1)"
        }) {
            assertThat(writing.read(sql)).isInstanceOf(Reading.Opaque.class);
        }
    }

    @Test
    void aTableThatIsGoneIsMadeAgain() throws SQLException, EngineFailure {
        assertThat(writing.write(UPDATE)).isEqualTo(2);
        database.execute("DROP TABLE sallyport_outcomes");
        assertThat(writing.write(UPDATE)).isEqualTo(2);
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "id BINARY(16) PRIMARY KEY, kept INT, at DATETIME) ENGINE=MyISAM",
                "id BINARY(16), kept INT, at DATETIME, PRIMARY KEY (id, kept)) ENGINE=InnoDB",
                "id BINARY(16) PRIMARY KEY, kept INT UNIQUE, at DATETIME) ENGINE=InnoDB",
                "id VARBINARY(40), kept INT, at DATETIME, PRIMARY KEY (id(1))) ENGINE=InnoDB"
            })
    void aTableThatTookThePlaceOfTheGatewaysIsNotWrittenTo(String table) throws SQLException, EngineFailure {
        database.execute("CREATE TABLE sallyport_outcomes (" + table);
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> writing.write(UPDATE));
        assertThat(failure.refusal().rule()).isEqualTo("writes.outcomes");
        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
    }

    @Test
    @Tag("refused")
    void aNameThatLooksLikeThePartsOfACountIsNotTakenForThem() throws SQLException, EngineFailure {
        database.execute("CREATE TABLE odd (id INT PRIMARY KEY, `x FROM (SELECT 1) AS ``found``` INT)");
        engine().refresh();
        assertThat(writing.seal("delete from odd where id = 1").count()).isEmpty();
        assertThat(preview("delete from odd where id = 1").affected()).isEmpty();
    }

    private Preview preview(String sql) throws EngineFailure {
        Reading.Understood understood = writing.understood(sql);
        return engine().preview(understood, writing.seal(sql), writing.obligations(understood));
    }
}
