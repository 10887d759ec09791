package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user does to a type, and not to the tables that have columns of it: holes N2 and T1. */
final class TypesChangedIT extends OnWriteShop {
    private static final String CLASS = """
            create function shop.compared(%1$s, %1$s) returns int language sql immutable as 'select 0';
            create function shop.less(%1$s, %1$s) returns boolean language sql immutable as 'select true';
            create operator shop.<< (leftarg = %1$s, rightarg = %1$s, function = shop.less);
            create operator shop.<<< (leftarg = %1$s, rightarg = %1$s, function = shop.less);
            create operator class shop.mine default for type %1$s using btree
              as operator 1 shop.<< , operator 3 shop.<<< , function 1 shop.compared(%1$s, %1$s);
            """;

    TypesChangedIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(
                database,
                "drop schema if exists kinds cascade; drop schema if exists sorts cascade",
                "create schema kinds; create type kinds.mood as enum ('sad', 'ok')",
                "create table shop.moods (id int primary key, mood kinds.mood, moods kinds.mood[], told json)",
                "insert into shop.moods values (1, 'ok', '{ok}', '1'), (2, 'sad', '{sad}', '2')",
                "grant usage on schema kinds to shop_writer");
    }

    @Test
    @Tag("refused")
    void n2AnOrderOfAUsersIsNotTaken() throws SQLException {
        assertThat(shop.run("select id from moods order by mood desc")).hasSize(2);
        database.execute(CLASS.formatted("kinds.mood"), CLASS.formatted("json").replace("mine", "other"));
        shop.refresh();
        for (String sql : new String[] {
            "select id from moods order by mood",
            "select distinct mood from moods",
            "select mood from moods group by mood",
            "select greatest(mood, mood) from moods",
            "select distinct moods from moods",
            "select distinct told from moods",
            "select count(distinct told) from moods",
            "select told from moods union select told from moods",
            "select greatest(told, told) from moods",
            "select id from moods order by told"
        }) {
            assertThat(shop.refusal(sql).rule()).as(sql).isEqualTo("types.allow-list");
        }
        assertThat(shop.run("select id, mood, told from moods where id = 1")).containsExactly("[1, ok, 1]");
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter type kinds.mood rename to temper; create domain kinds.mood as text check (value = 'ok')",
                "alter schema kinds rename to sorts; create schema kinds; create domain kinds.mood as text",
                "create cast (kinds.mood as json) with inout",
                "CLASS"
            })
    void t1AnEnumerationThatIsAnotherIsNoticed(String change) throws SQLException {
        Sealed read = shop.seal("select id, 'ok'::kinds.mood, to_json(mood) from moods order by mood");
        Sealed write = shop.seal("update moods set mood = 'ok' where id = 1");
        database.execute(change.replace("CLASS", CLASS.formatted("kinds.mood")));
        assertThat(failure(read).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(failure(write).reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    @Test
    void aNewLabelChangesNoMeaning() throws SQLException, EngineFailure {
        Sealed read = shop.seal("select id from moods order by mood");
        database.execute("alter type kinds.mood add value 'happy'");
        try (Execution execution = shop.open(read)) {
            assertThat(WriteShop.rows(execution)).containsExactly("[1]", "[2]");
        }
    }
}
