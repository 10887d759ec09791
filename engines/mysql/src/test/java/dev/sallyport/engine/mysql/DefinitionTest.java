package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that are refused, and what the others read: nothing that is not clear may stand in one (holes W5, T4). */
final class DefinitionTest {
    private final TestReader reader = new TestReader(TestCatalog.part(TestCatalog.MYSQL));
    private final TestReader maria = new TestReader(TestCatalog.part(TestCatalog.MARIADB));

    @AfterEach
    void close() {
        reader.close();
        maria.close();
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "create index i on users (ssn)",
                "create index i on users (ssn(2))",
                "create unique index i on users (name, ssn)",
                "create index i on users ((left(ssn, 2)))",
                "alter table users add index (ssn)",
                "alter table users add unique (ssn)",
                "alter table users add constraint c unique (id, ssn)",
                "alter table users drop primary key, add primary key (ssn)",
                "alter table users add check (ssn not like '900%')",
                "alter table users add column x int check (length(ssn) > x)",
                "alter table users add foreign key (ssn) references orders (status)",
                "alter table orders add foreign key (status) references users (ssn)",
                "alter table users modify ssn varchar(9)",
                "alter table users modify ssn varchar(200) first",
                "alter table users change ssn ssn varchar(9)",
                "alter table users change ssn note2 varchar(200)",
                "alter table users rename column ssn to note2",
                "alter table users rename to people",
                "rename table users to people",
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

    /** A key of a masked column and another one is looked at again when the other one changes, and stays alone when it goes. */
    @ParameterizedTest
    @Tag("refused")
    @ValueSource(strings = {"alter table users modify name varchar(9)", "alter table users drop column name"})
    void whatHoldsForAMaskedColumnAndAnotherIsLookedAt(String sql) {
        try (TestReader keyed = ruled(new Rule.Unique(Set.of(3, 5), "", true))) {
            assertThat(keyed.understood(sql).operation().effects()).anySatisfy(effect -> {
                assertThat(effect.cause()).isEqualTo(Cause.CONSTRAINT);
                assertThat(effect.read()).isEqualTo(Set.of("name", "ssn"));
            });
        }
        try (TestReader hidden = ruled(new Rule.Unique(Set.of(), "", false))) {
            Reading.Understood understood = hidden.understood(sql);
            assertThat(understood.operation().effects().getFirst().read()).contains("ssn", "salary");
            assertThatThrownBy(() -> hidden.seal(understood)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static TestReader ruled(Rule rule) {
        return new TestReader(TestCatalog.part(TestCatalog.MYSQL, rule));
    }

    private static boolean readsSecret(Effect effect) {
        return effect.read().contains("ssn") && effect.tested().equals(effect.read());
    }

    @ParameterizedTest
    @Tag("refused")
    @CsvSource(delimiter = '|', textBlock = """
                    drop table %s | payments
                    drop table if exists %s | payments
                    truncate %s | payments
                    create index i on %s (id) | payments
                    drop index i on %s | payments
                    alter table %s add column x int | payments
                    alter table orders add foreign key (id) references %s (id) | payments
                    rename table %s to x | payments
                    drop table %s | mysql.user
                    alter table %s add column x int | information_schema.tables
                    """)
    void hiddenTablesAreMissingOnes(String sql, String hidden) {
        assertSame(sql.replace("%s", hidden), hidden, sql.replace("%s", "no_such"), "no_such");
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "create index i on users (%s)",
                "create index i on users ((lower(%s)))",
                "alter table users drop column %s",
                "alter table users rename column %s to x",
                "alter table users modify %s text",
                "alter table users change %s x text",
                "alter table users alter %s set default 'x'",
                "alter table users add unique (%s)",
                "alter table users add check (%s <> '')",
                "alter table users add column x int after %s",
                "alter table orders add foreign key (status) references users (%s)",
            })
    void withheldColumnsAreMissingOnes(String sql) {
        assertSame(sql.replace("%s", "salary"), "salary", sql.replace("%s", "no_such"), "no_such");
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
    @Tag("refused")
    @ValueSource(
            strings = {
                "create table sallyport_outcomes (id int primary key)",
                "create table `Sallyport_Outcomes` (id int primary key)",
                "create table shop.sallyport_outcomes (id int primary key)",
                "alter table orders rename to sallyport_outcomes",
                "rename table orders to sallyport_outcomes"
            })
    void theNameOfTheGatewaysTableIsNobodyElses(String sql) {
        assertThat(reader.refusal(sql).rule()).isEqualTo("definitions.new");
    }

    /** What nobody reads is refused by its words, and what has no one meaning by its rule. */
    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "drop table orders, users",
                "drop table orders cascade",
                "drop temporary table orders",
                "drop view v_public",
                "drop table v_public",
                "drop database shop",
                "drop index i on orders where id = 1",
                "truncate orders, users",
                "rename table orders to a, users to b",
                "rename table orders to other.a",
                "rename user a to b",
                "create database x",
                "create view v as select id from orders",
                "create or replace view v as select 1",
                "create trigger t before insert on orders for each row set @x = 1",
                "create procedure p() select 1",
                "create function f() returns int return 1",
                "create event e on schedule every 1 day do select 1",
                "create user u",
                "create temporary table t (id int)",
                "create table t like orders",
                "create table t (like orders)",
                "create table t as select ssn from users",
                "create table t select ssn from users",
                "create table t (id int) select 1 as id",
                "create table t (id int) partition by hash (id)",
                "create table t (id int) engine=myisam",
                "create table t (id int) engine=memory",
                "create table t (id int) charset=latin1",
                "create table t (id int) collate=latin1_bin",
                "create table t (id int) data directory='/tmp'",
                "create table t (id int) tablespace=x",
                "create table t (id int) connection='mysql://x'",
                "create table t (id int) union=(orders)",
                "create table t (id int) auto_increment=7",
                "create table t (id int) comment='x'",
                "create table t (id int, id text)",
                "create table t (id int, Id text)",
                "create table users (id int)",
                "create table Users (id int)",
                "create table mysql.t (id int)",
                "create table t (id int, check (nothing > 1))",
                "create table t (id int, unique (nothing))",
                "create table t (id int, foreign key (id) references orders (id))",
                "create table t (id int references orders (id))",
                "create table t (id int, fulltext key (id))",
                "create table t (id int, spatial index (id))",
                "create table t (id int, g int generated always as (id + 1) virtual)",
                "create table t (id int, g int as (id + 1))",
                "create table t (id serial)",
                "create table t (id geometry)",
                "create table t (id enum('a'))",
                "create table t (id varchar)",
                "create table t (id varchar(10) character set latin1)",
                "create table t (id varchar(10) collate latin1_bin)",
                "create table t (id float unsigned)",
                "create table t (id int zerofill)",
                "create table t (id int invisible)",
                "create table t (id int default (select 1))",
                "create table t (id int default id)",
                "create table t (id int default (sleep(1)))",
                "create table t (id int check (sleep(1)))",
                "create table t (id datetime on update '2020-01-01')",
                "alter table orders add column id int",
                "alter table orders add column (a int, b int)",
                "alter table orders add check (exists (select 1 from users))",
                "alter table orders add check (benchmark(1000, id))",
                "alter table orders add check (load_file(status) is null)",
                "alter table orders add check (@x = 1)",
                "alter table orders add index (1)",
                "alter table orders add index ((select id))",
                "alter table orders add index ((sleep(1)))",
                "alter table orders add fulltext index (status)",
                "alter table orders alter status set default ?",
                "alter table orders add foreign key (user_id) references users",
                "alter table orders add foreign key (user_id) references users (id) on delete cascade",
                "alter table orders engine=myisam",
                "alter table orders charset=utf8mb4",
                "alter table orders convert to character set utf8mb4",
                "alter table orders auto_increment=1",
                "alter table orders comment='x'",
                "alter table orders order by id",
                "alter table orders disable keys",
                "alter table orders discard tablespace",
                "alter table orders import tablespace",
                "alter table orders exchange partition p with table users",
                "alter table orders drop partition p",
                "alter table orders remove partitioning",
                "alter table orders force",
                "alter table orders without validation",
                "alter table orders rename to users",
                "alter table orders rename to mysql.x",
                "alter table orders rename to x, add column y int",
                "alter table orders rename column id to status",
                "alter table orders rename column id to x, rename column x to y",
                "alter table orders change id status int",
                "alter table orders modify status nothing(2)",
                "alter table orders add column x int, algorithm=nonsense",
                "alter table orders add column x int lock=none",
                "alter table orders add column x int, lock '=' none",
                "alter ignore table orders add column x int",
                "alter online table orders add column x int",
                "alter database shop read only = 1",
                "alter view v_public as select 1",
                "alter user u",
                "create index on orders (id)",
                "create fulltext index i on orders (status)",
                "create index i on orders (id) comment 'x'",
                "create index i on v_public (id)",
                "create or replace table t (id int)",
                "alter table orders add column x int /*!50000 , drop column id */",
                "drop table orders; drop table users",
            })
    void whatIsNotTakenIsRefused(String sql) {
        Value[] parameters = sql.contains("?") ? new Value[] {new Value.Text("x")} : new Value[0];
        assertThat(reader.read(sql, parameters)).isInstanceOfSatisfying(Reading.Opaque.class, refused -> {
            assertThat(refused.refusal().nextStep()).isNotBlank();
            assertThat(refused.refusal().rule()).isNotBlank();
        });
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "alter table orders drop check c",
                "alter table orders add index ((id + 1))",
                "drop index i on orders lock=none",
            })
    void whatMariaDbDoesNotHaveIsRefusedThere(String sql) {
        assertThat(reader.understood(sql)).isNotNull();
        assertThat(maria.refusal(sql).rule()).isEqualTo("sql.dialect");
    }

    @Test
    void aRefusalBehindTheTreeSaysThatItIsADefinition() {
        assertThat(reader.read("drop table payments"))
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
                "alter table orders add check (id <> 77)", "ALTER TABLE `orders` ADD CHECK (`id` <> ?)",
                "alter table orders add column x varchar(5) default 'secret' comment 'secret'",
                        "ALTER TABLE `orders` ADD COLUMN `x` varchar(5) DEFAULT (?) COMMENT ?");
        shapes.forEach((sql, shape) ->
                assertThat(reader.understood(sql).shape()).as(sql).isEqualTo(shape));
    }

    @Test
    @Tag("refused")
    void rowsBehindAFilterAreLookedAtAndNothingIsSealedOnThem() {
        TestReader filtered = reader.filtered("orders", new RowFilter.IsNull("status"));
        for (String sql :
                List.of("create unique index i on orders (status)", "alter table orders add check (id > 0)")) {
            Reading.Understood understood = filtered.understood(sql);
            assertThat(understood.operation().effects()).as(sql).anySatisfy(effect -> {
                assertThat(effect.verb()).isEqualTo(Verb.READ);
                assertThat(effect.cause().standsInStatement()).isFalse();
            });
            assertThatThrownBy(() -> filtered.seal(understood)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void truncatingIsADeletionOfAnyNumberOfRows() {
        Reading.Understood understood = reader.understood("truncate table orders");
        assertThat(understood.operation().risks()).containsExactly(Risk.UNBOUNDED, Risk.DEFINITION, Risk.COMMITS);
        assertThat(understood.operation().effects()).extracting(Effect::verb).containsExactly(Verb.DDL, Verb.DELETE);
    }

    @Test
    void whatIsWrittenToATableThatHidesSomethingIsSealedWhereNothingOfThatIsLookedAt() {
        Reading.Understood understood = reader.understood("alter table users add column Extra int");
        assertThat(understood.operation().effects().getFirst().read()).isEmpty();
        assertThat(understood.operation().effects().getFirst().written()).isEqualTo(Set.of("Extra"));
        assertThat(TestReader.text(reader.seal(understood)))
                .isEqualTo("ALTER TABLE `shop`.`users` ADD COLUMN `Extra` int");
    }

    @Test
    void textsThatTheDatabaseKeepsAreToldToThePolicy() {
        assertThat(reader.seal("alter table orders add column x varchar(9) default 'said' comment 'noted'")
                        .written())
                .hasSize(2);
    }
}
