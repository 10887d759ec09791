package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that are refused, and what the others read: nothing that is not clear may stand in one (holes W5, V1, T4). */
final class DefinitionTest {
    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index on users (left(ssn, 2))",
                "create unique index on users (ssn)",
                "create index on users (id) include (ssn)",
                "create index on users (id) where ssn like '900%'",
                "alter table users add check (ssn not like '900%')",
                "alter table users add column x int check (length(ssn) > x)",
                "alter table users add unique (id, ssn)",
                "alter table users add primary key (ssn)",
                "alter table users add foreign key (ssn) references products (name)",
                "alter table products add foreign key (name) references users (ssn)",
                "create table guesses (ssn text references users (ssn))",
                "alter table users alter ssn set not null",
                "alter table users alter column ssn type varchar(9)",
                "alter table users rename column ssn to note2",
                "alter table users rename to people",
                "create view v as select id from users where ssn like '900%'",
                "create view v as select ssn from users",
                "create view v as select id from v_rich",
                "create view v as select count(*) as n from users group by ssn",
            })
    void whatIsReadOfAMaskedColumnIsAnEffectAndNeverSealed(String sql) {
        Reading.Understood understood = reader.understood(sql);
        assertThat(understood.operation().kind()).isEqualTo(OperationKind.DDL);
        assertThat(understood.operation().risks()).contains(Risk.DEFINITION);
        assertThat(understood.operation().effects())
                .filteredOn(effect -> effect.cause().standsInStatement())
                .anyMatch(DefinitionTest::readsSecret);
        assertThatThrownBy(() -> reader.seal(understood)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean readsSecret(Effect effect) {
        return (effect.read().contains("ssn") || effect.read().contains("salary"))
                && effect.tested().equals(effect.read());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    drop table %s | api_keys
                    drop table if exists %s | hr.employees
                    truncate orders, %s | api_keys
                    comment on table %s is 'x' | pg_catalog.pg_class
                    create index on %s (id) | api_keys
                    alter table %s add column x int | information_schema.tables
                    create table t (id int references %s (id)) | api_keys
                    create view v as select id from %s | hr.employees
                    """)
    void hiddenTablesAreMissingOnes(String sql, String hidden) {
        assertSame(sql.replace("%s", hidden), hidden, sql.replace("%s", "no_such"), "no_such");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index on users (%s)",
                "create index on users (lower(%s))",
                "create index on users (id) include (%s)",
                "alter table users drop column %s",
                "alter table users drop column if exists %s",
                "alter table users rename %s to x",
                "alter table users alter %s set not null",
                "alter table users alter %s set default 'x'",
                "alter table users alter %s type text",
                "alter table users add unique (%s)",
                "alter table users add check (%s <> '')",
                "comment on column users.%s is 'x'",
                "create table t (id text references users (%s))",
            })
    void withheldColumnsAreMissingOnes(String sql) {
        assertSame(sql.replace("%s", "password_hash"), "password_hash", sql.replace("%s", "no_such"), "no_such");
    }

    private void assertSame(String hiddenSql, String hidden, String missingSql, String missing) {
        Refusal told = reader.refusal(hiddenSql);
        Refusal expected = reader.refusal(missingSql);
        assertThat(told.reason()).isEqualTo(Reason.UNKNOWN_OBJECT).isEqualTo(expected.reason());
        assertThat(told.rule()).isEqualTo(expected.rule());
        assertThat(told.message().replace(hidden, "?"))
                .isEqualTo(expected.message().replace(missing, "?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table v_plain",
                "create index on users (1)",
                "create index on users ((select id))",
                "create index on users (pg_sleep(1))",
                "create index on moods (mood)",
                "alter table orders add check (exists (select 1 from users))",
                "alter table orders add check (orders is not null)",
                "alter table orders add check (id)",
                "alter table orders add column id int",
                "alter table orders add column x regclass",
                "alter table orders add column x serial",
                "alter table orders add column x public.mood",
                "alter table orders add column x int default id",
                "alter table orders add column x int default 'x'::date",
                "alter table orders add column x int default (select 1)",
                "alter table orders alter status set default $1",
                "alter table orders add foreign key (user_id) references users",
                "create table users (id int)",
                "create table hr.t (id int)",
                "create table pg_catalog.t (id int)",
                "create table t (id int, id text)",
                "create table t (id int, check (nothing > 1))",
                "create table t (id int, unique (nothing))",
                "create view users as select 1 as id",
                "create view v as select id, id from orders",
                "create view v (a, b) as select id from orders",
                "create view v as select id from orders where id = $1",
            })
    void whatHasNoOneMeaningIsRefused(String sql) {
        Value[] parameters = sql.contains("$1") ? new Value[] {new Value.Text("x")} : new Value[0];
        assertThat(reader.read(sql, parameters)).isInstanceOf(Reading.Opaque.class);
    }

    @Test
    void aRefusalBehindTheTreeSaysThatItIsADefinition() {
        assertThat(reader.read("drop table api_keys"))
                .isInstanceOfSatisfying(
                        Reading.Opaque.class,
                        opaque -> assertThat(opaque.kind()).isEqualTo(OperationKind.DDL));
        assertThat(reader.read("drop table orders cascade"))
                .isInstanceOfSatisfying(
                        Reading.Opaque.class,
                        opaque -> assertThat(opaque.kind()).isEqualTo(OperationKind.UNKNOWN));
    }

    @Test
    void shapesHoldNoLiteral() {
        Map<String, String> shapes = Map.of(
                "comment on table orders is 'secret'", "COMMENT ON TABLE \"orders\" IS ?",
                "alter table orders add check (id <> 77)", "ALTER TABLE \"orders\" ADD CHECK (\"id\" <> ?)",
                "create index on orders (id) where status = 'secret'",
                        "CREATE INDEX ON \"orders\" (\"id\") WHERE \"status\" = ?");
        shapes.forEach((sql, shape) ->
                assertThat(reader.understood(sql).shape()).as(sql).isEqualTo(shape));
    }

    @Test
    void rowsBehindAFilterAreLookedAt() {
        for (String sql : List.of(
                "create unique index on orders (status)",
                "alter table orders add check (id > 0)",
                "create view v as select status from orders")) {
            assertThat(reader.understood(sql).operation().effects()).as(sql).anySatisfy(effect -> {
                assertThat(effect.verb()).isEqualTo(Verb.READ);
                assertThat(effect.cause().standsInStatement()).isFalse();
                assertThat(effect.target().object()).isEqualTo("orders");
            });
        }
    }

    @Test
    void whatBecomesOfAMaskedColumnWithoutReadingItIsSealed() {
        Reading.Understood understood = reader.understood("alter table users drop column ssn");
        Effect effect = understood.operation().effects().getFirst();
        assertThat(effect.read()).isEmpty();
        assertThat(effect.written()).isEqualTo(Set.of("ssn"));
        assertThat(TestReader.text(reader.seal(understood)))
                .isEqualTo("ALTER TABLE \"public\".\"users\" DROP COLUMN \"ssn\"");
    }
}
