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
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that are refused, and what the others read: nothing that is not clear may stand in one (holes W5, T4). */
final class DefinitionTest extends ReadByBoth {
    DefinitionTest() {
        super(server -> TestCatalog.part(server));
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

    @Test
    @Tag("refused")
    void whatIsNotTakenIsRefused() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (String sql : Fixtures.lines("definitions_refused.sql")) {
            Value[] parameters = sql.contains("?") ? new Value[] {new Value.Text("x")} : new Value[0];
            all.assertThat(reader.read(sql, parameters))
                    .as(sql)
                    .isInstanceOfSatisfying(Reading.Opaque.class, refused -> {
                        assertThat(refused.refusal().nextStep()).isNotBlank();
                        assertThat(refused.refusal().rule()).isNotBlank();
                    });
        }
        all.assertAll();
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
        assertThat(mariaDb.refusal(sql).rule()).isEqualTo("sql.dialect");
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
}
