package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Preview.Reversibility;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is shown of a write: how many rows, and which ones. */
final class PreviewIT extends OnPreviewShop {
    PreviewIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(database);
    }

    @Test
    void rowsAreCountedAndShownInTheOrderOfTheirText() throws EngineFailure {
        Preview preview = preview("update notes set line = 'x' where id > $1", new Value.Int(2));
        assertThat(preview.affected()).hasValue(3);
        assertThat(preview.image().orElseThrow().rows()).isEqualTo(3);
        assertThat(preview.image().orElseThrow().digest()).hasSize(32);
        assertThat(preview.columns()).containsExactly("id", "line");
        assertThat(cells(preview, "line")).containsExactly("line 3", "line 4", "line 5");
        assertThat(preview.reversibility()).isEqualTo(Reversibility.CONTENTS_LOST);
        assertThat(preview("delete from lines where nr > 0").sample()).hasSize(5);
    }

    @Test
    void aTargetThatMeetsManyRowsIsCountedOnce() throws EngineFailure {
        assertThat(preview("update notes n set line = 'x' from lines l where l.nr > n.id and n.id < 3")
                        .affected())
                .hasValue(2);
        assertThat(preview("delete from notes n using lines l, old o where l.nr > n.id and o.id = n.id")
                        .affected())
                .hasValue(2);
        assertThat(preview("delete from notes n using lines l where l.nr > 1000")
                        .affected())
                .hasValue(0);
    }

    @Test
    void theImageIsOfTheContentsAndOfNothingElse() throws EngineFailure, SQLException {
        String sql = "delete from notes where id < 3";
        var before = preview(sql).image();
        database.execute("update shop.notes set line = line", "delete from shop.notes where id = 5");
        assertThat(preview(sql).image()).isEqualTo(before);
        database.execute("update shop.notes set line = 'other' where id = 2");
        assertThat(preview(sql).image()).isNotEqualTo(before);
        assertThat(preview("delete from notes where id > 1000").image()).isPresent();
    }

    @Test
    void partitionsAndTypesOfEveryKindAreShown() throws EngineFailure {
        assertThat(preview("delete from events where day > '2026-03-04'").affected())
                .hasValue(3);
        Preview preview = preview("delete from people where id > 0");
        assertThat(preview.sample())
                .containsExactly(
                        List.of(
                                Optional.of("1"),
                                Optional.of("glad"),
                                Optional.of("{\"a\": 1}"),
                                Optional.of("2026-01-02 03:04:05+00"),
                                Optional.of("x".repeat(200))),
                        List.of(
                                Optional.of("2"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    /** Rows of other tables come along, so that the number of those of the target would be too few. */
    @Test
    void rowsThatComeAlongAreNotCounted() throws EngineFailure {
        Preview cascade = preview("delete from orders where id = 1");
        assertThat(cascade.affected()).isEmpty();
        assertThat(cascade.image().orElseThrow().rows()).isEqualTo(1);
        Preview trigger = preview("update audited set line = 'x' where id = 1");
        assertThat(trigger.affected()).isEmpty();
        assertThat(trigger.reversibility()).isEqualTo(Reversibility.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select id from notes | -1 | NOTHING_TO_UNDO",
                "insert into notes values (60, 'a'), (61, 'b') | 2 | REMOVABLE",
                "insert into counted default values | 1 | REMOVABLE",
                "insert into notes values (1, 'a') on conflict do nothing | 1 | REMOVABLE",
                "insert into notes values (1, 'a') on conflict (id) do update set line = 'b' | 1 | CONTENTS_LOST",
                "insert into notes values (generate_series(70, 80), 'a') | -1 | REMOVABLE",
                "insert into notes select id + 90, line from notes | -1 | REMOVABLE",
                "truncate notes | -1 | IRREVERSIBLE",
                "drop table notes | -1 | IRREVERSIBLE",
                "alter table notes drop column line | -1 | IRREVERSIBLE",
                "alter table notes alter column line type varchar(9) | -1 | IRREVERSIBLE",
                "alter table notes add column more int, alter column line set default 'x' | -1 | CONTENTS_LOST",
                "alter table notes add column more int | -1 | REMOVABLE",
                "alter table notes rename to notices | -1 | REMOVABLE",
                "comment on table notes is 'x' | -1 | CONTENTS_LOST",
                "create index on notes (line) | -1 | REMOVABLE",
                "create table more (id int) | -1 | REMOVABLE"
            })
    void whatIsNotLookedAtIsToldFromTheStatement(String sql, long affected, Reversibility reversibility)
            throws EngineFailure {
        Preview preview = preview(sql);
        OptionalLong expected = affected < 0 ? OptionalLong.empty() : OptionalLong.of(affected);
        assertThat(preview).isEqualTo(new Preview(expected, Optional.empty(), List.of(), List.of(), reversibility));
    }

    @Test
    void theServerIsToldFromOthers() throws EngineFailure, SQLException, IOException {
        assertThat(shop.engine.server()).matches("postgresql/[0-9]+/[0-9]+").isEqualTo(shop.engine.server());
        try (TestDatabase other = database.server().createDatabase();
                WriteShop elsewhere = WriteShop.open(other)) {
            assertThat(elsewhere.engine.server()).isNotEqualTo(shop.engine.server());
        }
    }
}
