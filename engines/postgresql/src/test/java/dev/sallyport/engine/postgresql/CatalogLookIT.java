package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a look at the catalog sees of changes that others made, and that it reads no more than these. */
class CatalogLookIT extends OnShop {
    private static final List<String> CHANGES = List.of(
            "create table shop.a (id int primary key, b text default 'x', c int)",
            "create view shop.v as select id, b from shop.a",
            "create view shop.w as select v.b from shop.v",
            "alter table shop.a rename to z",
            "alter table shop.z rename column b to renamed",
            "alter view shop.v rename to u",
            "create or replace view shop.u as select id, renamed as b from shop.z where id > 1",
            "alter table shop.z add d numeric(5, 2) not null default 1",
            "alter table shop.z drop column d",
            "alter table shop.z alter c type bigint",
            "alter table shop.z alter c set not null",
            "alter table shop.z alter c set default 3",
            "alter table shop.z alter c drop default",
            "alter table shop.z alter c set statistics 7",
            "create index z_c on shop.z (c, id)",
            "drop index shop.z_c",
            "create unique index z_u on shop.z (c)",
            "create unique index z_i on shop.z (c) include (id)",
            "create unique index z_e on shop.z ((c + id)) where c > 1",
            "drop index shop.z_i; drop index shop.z_e",
            "alter table shop.z add constraint positive check (c > 0) not valid",
            "alter table shop.z validate constraint positive",
            "alter table shop.z drop constraint positive",
            "create table shop.f (id int primary key, z int references shop.z on delete cascade)",
            "alter table shop.f drop constraint f_z_fkey",
            "create function shop.t() returns trigger language plpgsql as 'begin return new; end'",
            "create trigger t before insert on shop.z for each row execute function shop.t()",
            "alter table shop.z disable trigger t",
            "drop trigger t on shop.z",
            "create rule r as on delete to shop.f do instead nothing",
            "drop rule r on shop.f",
            "create policy p on shop.z using (id > 0)",
            "alter table shop.z enable row level security",
            "alter policy p on shop.z using (id > 1)",
            "drop policy p on shop.z",
            "alter table shop.z disable row level security",
            "create table shop.parts (id int, k int) partition by list (k)",
            "create table shop.part partition of shop.parts for values in (1) partition by list (id)",
            "create table shop.leaf partition of shop.part for values in (1)",
            "create trigger t before insert on shop.leaf for each row execute function shop.t()",
            "create index leaf_i on shop.leaf (id, k)",
            "create index parts_i on only shop.parts (id, k)",
            "create index part_i on only shop.part (id, k)",
            "alter index shop.part_i attach partition shop.leaf_i",
            "alter index shop.parts_i attach partition shop.part_i",
            "alter table shop.leaf owner to shop_reader",
            "alter table shop.part detach partition shop.leaf",
            "drop table shop.parts",
            "create table shop.parent (a int)",
            "create table shop.child () inherits (shop.parent)",
            "alter table shop.child no inherit shop.parent",
            "create type shop.mood as enum ('ok')",
            "create table shop.moods (m shop.mood, z shop.z)",
            "alter type shop.mood rename to temper",
            "create domain shop.small as int check (value < 9)",
            "alter table shop.moods add s shop.small",
            "grant select on shop.z, shop.u to shop_reader",
            "revoke select on shop.z from shop_reader",
            "grant select (id) on shop.z to shop_reader",
            "grant pg_read_all_data to shop_reader",
            "revoke pg_read_all_data from shop_reader",
            "alter table shop.leaf set schema vault",
            "alter schema vault rename to cellar",
            "alter schema cellar rename to vault",
            "create materialized view shop.m as select 1 as one",
            "drop materialized view shop.m",
            "create or replace view shop.w with (security_barrier) as select u.b from shop.u",
            "drop view shop.w; drop view shop.u",
            "drop table shop.moods, shop.f",
            "begin; savepoint s; create table shop.sub (id int); release s; commit",
            "drop table shop.sub; drop table shop.z");

    private final PostgresPool pool;
    private PostgresSnapshots snapshots;

    CatalogLookIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
        this.pool = PostgresPool.of(Shop.settings(database, Shop.WIDE));
        this.snapshots = load();
    }

    private PostgresSnapshots load() throws EngineFailure {
        return PostgresSnapshots.load(pool, new PostgresLoader(Shop.settings(database, Shop.WIDE)));
    }

    @BeforeEach
    void loadAgain() throws EngineFailure {
        snapshots = load();
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    private boolean knows(String name) {
        snapshots.look();
        return snapshots.current().relation("shop", name).isPresent();
    }

    private PostgresRelation customers(PostgresCatalog catalog) {
        return catalog.relation(new ObjectName("shop-pg", database.name(), "shop", "customers"))
                .orElseThrow();
    }

    @Test
    @Tag("refused")
    void whatWasResolvedOnAnotherTableDoesNotRunAndTheNextTryStandsOnThatOne() throws Exception {
        Sealed sealed = shop.seal("SELECT name FROM shop.customers", 1, "shop.customers");
        String then = shop.relation("shop.customers").description().id();
        database.execute(
                "begin; alter table shop.customers rename to kept; alter table shop.secrets rename to customers; commit");
        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(shop.relation("shop.kept").description().id()).isEqualTo(then);
    }

    @Test
    @Tag("refused")
    void whatWasResolvedBeforeARevokeOrAPolicyDoesNotRun() throws Exception {
        for (String change : List.of(
                "create policy none on shop.customers using (false); alter table shop.customers enable row level security",
                "revoke select on shop.customers from shop_reader")) {
            Sealed sealed = shop.seal("SELECT name FROM shop.customers", 1, "shop.customers");
            database.execute(change);
            assertThat(failure(sealed).reason()).as(change).isEqualTo(Reason.CATALOG_CHANGED);
        }
    }

    @Test
    void whatALookReadsIsWhatIsThere() throws Exception {
        snapshots.look();
        for (String change : CHANGES) {
            database.execute(change);
            snapshots.look();
            assertThat(snapshots.current().version())
                    .as(change)
                    .isEqualTo(load().current().version());
        }
    }

    @Test
    void whatChangesBeforeTheFirstLookIsSeen() throws Exception {
        PostgresCatalog then = snapshots.current();
        database.execute("create table shop.soon (id int); alter table shop.secrets rename to kept");
        assertThat(knows("soon")).isTrue();
        assertThat(knows("secrets")).isFalse();
        assertThat(customers(snapshots.current())).isNotSameAs(customers(then));
    }

    @Test
    void whatAColumnBecomesWhileSomethingOldRunsIsSeenEachTime() throws Exception {
        try (Connection old = database.connect();
                Statement statement = old.createStatement()) {
            statement.execute("begin; create table shop.old (id int)");
            snapshots.refresh();
            for (String change :
                    List.of("set not null", "drop not null", "set not null", "type varchar(9)", "type text")) {
                database.execute("alter table shop.secrets alter card " + change);
                PostgresCatalog then = snapshots.current();
                snapshots.look();
                assertThat(snapshots.current()).as(change).isNotSameAs(then);
                assertThat(snapshots.current().version())
                        .as(change)
                        .isEqualTo(load().current().version());
            }
            statement.execute("commit");
        }
        assertThat(knows("old")).isTrue();
    }

    @Test
    void whatIsOfNoRelationOfOursChangesNothing() throws Exception {
        snapshots.look();
        PostgresCatalog then = snapshots.current();
        for (String change : List.of(
                "create temp table t (id int primary key, other int default 1)",
                "create function shop.one() returns int language sql as 'select 1'",
                "create sequence shop.numbers",
                "create temp table t (id int); drop table t")) {
            database.execute(change);
            snapshots.look();
            assertThat(snapshots.current()).as(change).isSameAs(then);
        }
        database.execute("alter table shop.secrets add more int");
        snapshots.look();
        assertThat(snapshots.current()).isNotSameAs(then);
        assertThat(customers(snapshots.current())).isSameAs(customers(then));
    }

    @Test
    void whatIsCommittedLaterThanOthersIsSeen() throws Exception {
        try (Connection late = database.connect();
                Statement statement = late.createStatement()) {
            statement.execute("begin; create table shop.late (id int); savepoint s; create table shop.later (id int)");
            database.execute("create table shop.early (id int)");
            assertThat(knows("early")).isTrue();
            assertThat(knows("late")).isFalse();
            database.execute("create table shop.between (id int)");
            snapshots.refresh();
            statement.execute("commit");
        }
        assertThat(knows("late")).isTrue();
        assertThat(knows("later")).isTrue();
    }

    @Test
    void whatIsDroppedIsGone() throws Exception {
        database.execute("create table shop.a (id int)", "create table shop.b (id int)");
        assertThat(knows("a")).isTrue();
        database.execute("drop table shop.a");
        assertThat(knows("a")).isFalse();
        assertThat(knows("b")).isTrue();
    }

    @Test
    void onlyWhatChangedIsReadAnew() throws Exception {
        PostgresCatalog then = snapshots.current();
        database.execute("insert into shop.customers values (9, 'a', 'b')", "create temp table t (id int)");
        snapshots.look();
        assertThat(snapshots.current()).isSameAs(then);
        database.execute("alter table shop.secrets add more int");
        snapshots.look();
        assertThat(snapshots.current()).isNotSameAs(then);
        assertThat(customers(snapshots.current())).isSameAs(customers(then));
    }
}
