package dev.sallyport.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.ColumnRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each rule about writes: with it the attack fails, and without it the same attack does what it is after. */
@OnServers
final class RuleAttacksIT {
    private static final String SCHEMA = """
            do $$ begin
              if not exists (select from pg_roles where rolname = 'desk_writer') then
                create role desk_writer login password 'desk';
              end if;
            end $$;
            drop schema public cascade;
            create schema public;
            grant usage, create on schema public to desk_writer;
            create table people (id int primary key, name text not null, ssn text unique, email text, card text,
              tenant int not null default 1, note text);
            create table orders (id int primary key, person int);
            create table lines (order_id int references orders (id) on delete cascade, nr int, primary key (order_id, nr));
            create table visits (id int primary key, person int);
            create table told (id int primary key, note text);
            create view v_people as select id, name from people;
            create function tell() returns trigger language plpgsql security definer set search_path = public as
              $$ begin select p.ssn into new.note from people p where p.id = new.id; return new; end $$;
            create trigger tell before update on told for each row execute function tell();
            insert into people (id, name, ssn, email, card, tenant) values
              (1, 'ann', '900-11', 'ann@shop.example', '4000', 1), (2, 'bob', '900-22', 'bob@else.example', '5000', 2);
            insert into orders values (1, 1);
            insert into lines values (1, 1), (1, 2);
            insert into visits values (1, 1), (2, 2);
            insert into told values (1, 'before');
            grant select, insert, update, delete on all tables in schema public to desk_writer;
            """;

    private static final ColumnRule NOTHING = new ColumnRule.Masked(new Mask.Null());
    private static final Optional<RowFilter> OWN =
            Optional.of(new RowFilter.Compare("tenant", Comparison.EQUAL, new Operand.Literal(new Value.Int(1))));

    private final TestDatabase database;
    private final Desk desk;

    RuleAttacksIT(TestDatabase database) throws SQLException, EngineFailure {
        this.database = database;
        database.execute(SCHEMA);
        this.desk = new Desk(database, Map.of("people.ssn", NOTHING, "people.email", NOTHING));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** A cascade changes a table that the caller has no right on. */
    @Test
    void w1() throws SQLException {
        desk.grants("orders", Verb.READ, Verb.DELETE);
        String attack = "delete from orders where id = 1";

        assertThat(desk.ask(attack)).startsWith("denied ");
        assertThat(one("select count(*) from lines")).isEqualTo("2");

        Without rule = Without.effectsOf(Cause.CASCADE).and(Without.risk(Risk.BULK));
        assertThat(desk.ask(attack, rule)).as("the order and its lines").isEqualTo("ran 3");
        assertThat(one("select count(*) from lines")).isEqualTo("0");
    }

    /** A trigger that may more than the caller copies a secret to where the caller reads. */
    @Test
    void w2() throws SQLException {
        desk.grants("told", Verb.READ, Verb.UPDATE);
        String attack = "update told set note = 'x' where id = 1";

        assertThat(desk.ask(attack)).isEqualTo("asked risk.triggers");
        assertThat(desk.ask(attack + " returning note")).startsWith("refused ");
        assertThat(one("select note from told")).isEqualTo("before");

        assertThat(desk.ask(attack, Without.risk(Risk.TRIGGERS))).isEqualTo("ran 1");
        assertThat(desk.ask("select note from told where id = 1")).contains("900-11");
    }

    /** A unique column says whether somebody has this value. */
    @Test
    void w3() throws SQLException {
        desk.grants("people", Verb.READ, Verb.INSERT);
        String guess = "insert into people (id, name, ssn) values (9, 'x', '900-11')";
        String other = "insert into people (id, name, ssn) values (9, 'x', '900-99')";

        assertThat(desk.ask(guess)).startsWith("denied ").isEqualTo(desk.ask(other));
        assertThat(one("select count(*) from people")).isEqualTo("2");

        Without rule = Without.effectsOf(Cause.CONSTRAINT);
        assertThat(desk.ask(guess, rule)).startsWith("failed ");
        assertThat(desk.ask(other, rule)).isEqualTo("ran 1");
    }

    /** A check that is added looks at every row, and no approval lifts that it may not. */
    @Test
    void w5() throws SQLException {
        database.execute("alter table people owner to desk_writer");
        desk.grants("people", Verb.READ, Verb.DDL);
        String guess = "alter table people add constraint guess check (ssn not like '900%')";
        String other = "alter table people add constraint guess check (ssn not like '800%')";
        Without approved = Without.risk(Risk.DEFINITION);

        assertThat(desk.ask(guess, approved)).startsWith("denied ").isEqualTo(desk.ask(other, approved));
        assertThat(one("select count(*) from pg_constraint where conname = 'guess'"))
                .isEqualTo("0");

        Without rule = approved.and(Without.effectsOf(Cause.CONSTRAINT))
                .and(Without.reads().andMasks());
        assertThat(desk.ask(guess, rule)).startsWith("failed ");
        assertThat(desk.ask(other, rule)).startsWith("ran ");
    }

    /** A view takes a write to the table under it, under the rights of its owner. */
    @Test
    void w6() throws SQLException {
        desk.grants("v_people", Verb.READ, Verb.UPDATE);
        String attack = "update v_people set name = 'z' where id = 1";

        assertThat(desk.ask(attack)).startsWith("refused ");
        assertThat(one("select name from people where id = 1")).isEqualTo("ann");

        database.execute(attack);
        assertThat(one("select name from people where id = 1")).isEqualTo("z");
    }

    /** Rows that a filter hides are changed, or rows are moved behind it. */
    @Test
    void w7() throws SQLException {
        desk.grants("people", OWN, Verb.READ, Verb.UPDATE);
        String hidden = "update people set note = 'mine' where id = 2";
        String moved = "update people set tenant = 2 where id = 1";

        assertThat(desk.ask(hidden)).isEqualTo("ran 0");
        assertThat(desk.ask(moved)).startsWith("failed writes.row-filter");
        assertThat(one("select count(*) from people where note is null and tenant = id"))
                .isEqualTo("2");

        assertThat(desk.ask(hidden, Without.filters())).isEqualTo("ran 1");
        assertThat(desk.ask(moved, Without.filters())).isEqualTo("ran 1");
    }

    /** A part of a MERGE does what the grant does not say. */
    @Test
    void w8() throws SQLException {
        desk.grants("visits", Verb.READ, Verb.UPDATE).grants("told", Verb.READ);
        String attack = "merge into visits v using told t on v.id = t.id when matched then delete";

        assertThat(desk.ask(attack)).startsWith("denied ");
        assertThat(one("select count(*) from visits")).isEqualTo("2");

        Without rule = Without.verb(Verb.DELETE, Verb.UPDATE)
                .and(Without.risk(Risk.BULK))
                .and(Without.risk(Risk.UNBOUNDED));
        assertThat(desk.ask(attack, rule)).isEqualTo("ran 1");
        assertThat(one("select count(*) from visits")).isEqualTo("1");
    }

    /** Whoever writes a column that is hashed writes down what the others hold. */
    @Test
    void w9() throws SQLException, EngineFailure {
        try (Desk writer = hashing().grants("people", Verb.READ, Verb.UPDATE);
                Desk reader = hashing().grants("people", Verb.READ)) {
            String guess = "update people set card = '5000' where id = 1";
            String look = "select card from people where id in (1, 2) order by id";

            assertThat(writer.ask(guess)).isEqualTo("ran 1");
            assertThat(writer.ask(look).strip()).isEqualTo("ran 0");

            String hashes = reader.ask(look).substring("ran 0 ".length());
            int half = hashes.length() / 2;
            assertThat(hashes.substring(0, half)).hasSizeGreaterThan(8).isEqualTo(hashes.substring(half));
        }
    }

    private Desk hashing() throws EngineFailure {
        return new Desk(database, Map.of("people.card", new ColumnRule.Masked(new Mask.Hash())));
    }

    /** What the database says of a row that it does not take quotes the row that is there. */
    @Test
    void w10() throws EngineFailure {
        try (Desk open = new Desk(database, Map.of()).grants("people", Verb.READ, Verb.INSERT)) {
            String attack = "insert into people (id, name, ssn) values (9, 'x', '900-11')";

            assertThat(open.ask(attack)).startsWith("failed ").doesNotContain("900-11", "ssn");
            assertThatThrownBy(() -> database.execute(attack)).hasMessageContaining("900-11");
        }
    }

    /** A mask inside a write takes other rows than were meant. */
    @Test
    void a1() throws SQLException {
        desk.grants("visits", Verb.READ, Verb.DELETE).grants("people", Verb.READ);
        String attack =
                "delete from visits where person not in (select id from people where email like '%@shop.example')";
        Without approved = Without.risk(Risk.UNBOUNDED);

        assertThat(desk.ask(attack, approved)).startsWith("denied ");
        assertThat(one("select count(*) from visits")).isEqualTo("2");

        assertThat(desk.ask(attack, approved.and(Without.reads()))).isEqualTo("ran 2");
        assertThat(one("select count(*) from visits")).isEqualTo("0");
    }

    private String one(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
