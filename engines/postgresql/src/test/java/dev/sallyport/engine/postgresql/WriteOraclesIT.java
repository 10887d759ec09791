package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Risk;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a write could learn of columns that it does not name, from whether the database takes it (holes W3). */
final class WriteOraclesIT extends OnWriteShop {
    WriteOraclesIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(database);
    }

    private List<Set<String>> looksAt(String sql) {
        return shop.understood(sql).operation().effects().stream()
                .filter(effect -> effect.cause() == Cause.CONSTRAINT)
                .map(Effect::read)
                .toList();
    }

    private void has(String... changes) throws SQLException {
        database.execute(changes);
        shop.refresh();
    }

    @Test
    void anIndexThatComputesLooksAtAllOfItsColumns() throws SQLException {
        has(
                "create table shop.pay (id int primary key, factor int, salary int, name text, ssn text)",
                "create index on shop.pay ((factor * salary))");
        assertThat(looksAt("update pay set factor = 9 where id = 1")).containsExactly(Set.of("factor", "salary"));
        has("drop index shop.pay_expr_idx", "create index on shop.pay (name, ssn)");
        assertThat(looksAt("update pay set name = 'x' where id = 1")).containsExactly(Set.of("name", "ssn"));
        has("drop index shop.pay_name_ssn_idx", "create index on shop.pay (name) where 1 / salary > 0");
        assertThat(looksAt("update pay set name = 'x' where id = 1")).containsExactly(Set.of("name", "salary"));
    }

    @Test
    void aGeneratedColumnLooksAtWhatItIsMadeOf() throws SQLException {
        has("create table shop.pay (id int primary key, factor int, salary int,"
                + " sum int generated always as (factor * salary) stored)");
        assertThat(looksAt("update pay set factor = 9 where id = 1")).containsExactly(Set.of("factor", "salary"));
    }

    @Test
    void whatIsLeftToItsDefaultMeetsConstraintsToo() throws SQLException {
        has(
                "create table shop.jobs (id int generated always as identity primary key, note text,"
                        + " status text default 'active', region text default 'eu' references shop.regions)",
                "create unique index on shop.jobs ((true)) where status = 'active'");
        assertThat(looksAt("insert into jobs (note) values ('x')"))
                .containsExactlyInAnyOrder(Set.of("status"), Set.of("code"));
        assertThat(looksAt("insert into jobs default values"))
                .containsExactlyInAnyOrder(Set.of("status"), Set.of("code"));
    }

    @Test
    void nullsThatAreOneValueAreLookedFor() throws SQLException {
        has("create table shop.people (id int primary key, ssn text, note text, unique nulls not distinct (ssn))");
        assertThat(looksAt("insert into people (id, note) values (1, 'x')"))
                .containsExactlyInAnyOrder(Set.of("ssn"), Set.of("id"));
    }

    @Test
    void aCheckOfTheWholeRowLooksAtEachColumn() throws SQLException {
        has(
                "create table shop.people (id int primary key, ssn text, note text)",
                "alter table shop.people add check (octet_length(people::text) < 8000)");
        assertThat(looksAt("update people set note = 'x' where id = 1")).containsExactly(Set.of("id", "note", "ssn"));
    }

    /** Rows of other tables hang on the partition alone. */
    @Test
    void whatPointsAtAPartitionIsARisk() throws SQLException {
        has(
                "create unique index on shop.events_2026 (id)",
                "create table shop.bills (id int primary key, event int references shop.events_2026 (id) on delete cascade)");
        assertThat(shop.understood("delete from events where day = '2026-03-02' and id = 1")
                        .operation()
                        .risks())
                .containsExactly(Risk.TRIGGERS);
    }

    /** A partition may compute a column by an expression of its own, and index columns of which the table has no index. */
    @Test
    void whatAPartitionComputesByItselfIsARisk() throws SQLException {
        has(
                "create table shop.part (id int, region text, price int, secret int,"
                        + " val int generated always as (price * 2) stored, primary key (id, region)) partition by list (region)",
                "create table shop.part_b partition of shop.part for values in ('b')");
        assertThat(risks("update part set price = 77 where id = 3 and region = 'a'"))
                .isEmpty();
        // before 16 a partition computes what its table does
        assumeThat(shop.version()).isGreaterThanOrEqualTo(160_000);
        has(
                "create table shop.part_a (id int not null, region text not null, price int, secret int,"
                        + " val int generated always as (1000 / (price - secret)) stored, primary key (id, region))",
                "alter table shop.part attach partition shop.part_a for values in ('a')");
        assertThat(risks("update part set price = 77 where id = 3 and region = 'a'"))
                .containsExactly(Risk.TRIGGERS);
    }

    @Test
    void whatAPartitionIndexesByItselfIsARisk() throws SQLException {
        has("create index on shop.events_2026 (id, kind)");
        assertThat(risks("update events set kind = 'x' where day = '2026-03-02' and id = 1"))
                .containsExactly(Risk.TRIGGERS);
    }

    private Set<Risk> risks(String sql) {
        return shop.understood(sql).operation().risks();
    }

    @Test
    void w2NothingIsReturnedOfAnUpsertThatRunsCode() throws SQLException {
        has("create trigger t before update on shop.notes for each row execute function shop.stamp()");
        assertThat(shop.refusal(
                                "insert into notes values (1, 'x') on conflict (id) do update set line = 'y' returning line")
                        .rule())
                .isEqualTo("writes.returning");
    }

    /** An error of a rule that came meanwhile is no answer to a decision that was made without it. */
    @Test
    void t1AnErrorOfANewRuleIsNotTold() throws SQLException {
        Sealed sealed = shop.seal("insert into notes values (90, 'line 1')");
        database.execute("create unique index on shop.notes (line)");
        EngineFailure failure = catchThrowableOfType(
                EngineFailure.class, () -> shop.open(sealed).close());
        assertThat(failure.reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }
}
