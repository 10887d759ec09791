package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.postgresql.PostgresRelation.Trait;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.ObjectDescription.Kind;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a snapshot holds, and what of it may be named (holes V3 and V5). */
class CatalogIT extends OnShop {
    CatalogIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    @Test
    @Tag("refused")
    void onlyTablesThatStandForThemselvesAndViewsMayBeNamed() throws Exception {
        database.execute(
                "create view shop.v as select 1 as a",
                "create materialized view shop.m as select 1 as a",
                "create table shop.parent (a int)",
                "create table shop.child () inherits (shop.parent)",
                "create table shop.parts (a int) partition by list (a)",
                "create table shop.part partition of shop.parts for values in (1)");
        shop.engine().refresh();
        assertThat(List.of("parent", "child", "part"))
                .noneMatch(name -> shop.relation("shop." + name).isNameable());
        assertThat(List.of("customers", "parts", "v", "m"))
                .allMatch(name -> shop.relation("shop." + name).isNameable());
        assertThat(shop.relation("shop.v").description().kind()).isEqualTo(Kind.VIEW);
        assertThat(shop.relation("shop.m").description().kind()).isEqualTo(Kind.MATERIALIZED_VIEW);
        assertThat(shop.relation("shop.v").definition()).contains("SELECT 1 AS a");
        assertThat(shop.relation("shop.parts").description().kind()).isEqualTo(Kind.PARTITIONED_TABLE);
    }

    @Test
    @Tag("refused")
    void aPartitionOfAnotherOwnerMakesTheRootUnnameable() throws Exception {
        database.execute(
                "create table shop.parts (a int) partition by list (a)",
                "create table shop.part partition of shop.parts for values in (1) partition by list (a)",
                "create table shop.below partition of shop.part for values in (1)",
                "alter table shop.below owner to shop_reader");
        shop.engine().refresh();
        assertThat(shop.relation("shop.parts").traits()).contains(Trait.MIXED_PARTITIONS);
        assertThat(shop.relation("shop.parts").isNameable()).isFalse();
    }

    @Test
    void aRelationHasItsColumnsWithoutDroppedOnes() throws Exception {
        database.execute(
                "alter table shop.customers drop column name",
                "alter table shop.customers add size numeric(5, 2) not null default 1",
                "alter table shop.customers add twice int generated always as (id * 2) stored",
                "alter table shop.customers enable row level security");
        shop.engine().refresh();
        PostgresRelation customers = shop.relation("shop.customers");
        assertThat(customers.columns()).extracting(PostgresColumn::name).containsExactly("id", "card", "size", "twice");
        PostgresColumn size = customers.column("size").orElseThrow();
        assertThat(size.engineType()).isEqualTo("numeric(5,2)");
        assertThat(size.nullable()).isFalse();
        assertThat(size.generated()).isFalse();
        assertThat(customers.column("twice").orElseThrow().generated()).isTrue();
        assertThat(customers.traits()).containsExactly(Trait.ROW_SECURITY);
    }

    @Test
    void theVersionChangesWithTheCatalogOnly() throws Exception {
        String before = shop.engine().catalog().version();
        database.execute("insert into shop.customers values (9, 'a', 'b')");
        shop.engine().refresh();
        assertThat(shop.engine().catalog().version()).isEqualTo(before);
        database.execute("alter table shop.customers add more int");
        shop.engine().refresh();
        assertThat(shop.engine().catalog().version()).isNotEqualTo(before);
    }

    @Test
    void unqualifiedNamesAreFoundAlongTheSearchPath() {
        PostgresCatalog catalog = shop.engine().catalog();
        assertThat(catalog.relation("customers").map(PostgresRelation::name).map(name -> name.schema()))
                .contains("shop");
        assertThat(catalog.relation("pg_class")).isEmpty();
    }

    @Test
    @Tag("refused")
    void whatIsNotVisibleDoesNotExist() {
        PostgresCatalog visible = shop.engine()
                .catalog()
                .visibleTo(object -> object.name().schema().equals("shop")
                                && object.name().object().equals("customers")
                        ? Optional.of(new VisibleObject(Set.of("id", "name"), List.of("name")))
                        : Optional.empty());
        assertThat(visible.objects()).hasSize(1);
        assertThat(visible.relation("secrets")).isEmpty();
        PostgresRelation customers = visible.relation("customers").orElseThrow();
        assertThat(customers.columns()).extracting(PostgresColumn::name).containsExactly("id", "name");
        assertThat(customers.star()).extracting(PostgresColumn::name).containsExactly("name");
    }

    @Test
    void builtinsAreFoundByNameAndType() {
        PostgresBuiltins builtins = shop.engine().catalog().builtins();
        PostgresType text = builtins.type("text").orElseThrow();
        PostgresType integer = builtins.type("int4").orElseThrow();
        assertThat(builtins.functions("lower"))
                .anyMatch(function -> function.arguments().equals(List.of(text.oid()))
                        && function.volatility() == PostgresFunction.Volatility.IMMUTABLE);
        assertThat(builtins.functions("count")).allMatch(f -> f.kind() == PostgresFunction.Kind.AGGREGATE);
        assertThat(builtins.functions("percentile_cont"))
                .allMatch(f -> f.kind() == PostgresFunction.Kind.ORDERED_SET_AGGREGATE);
        assertThat(builtins.operators("="))
                .anyMatch(operator ->
                        operator.left() == integer.oid() && operator.right() == integer.oid() && operator.leakproof());
        assertThat(builtins.cast(
                        integer.oid(), builtins.type("int8").orElseThrow().oid()))
                .hasValueSatisfying(cast -> assertThat(cast.context()).isEqualTo(PostgresCast.Context.IMPLICIT));
        assertThat(builtins.serverVersion()).isGreaterThanOrEqualTo(150_000);
    }

    @Test
    void aTypeThatCameLaterIsKnownAfterAChange() throws Exception {
        database.execute(
                "drop type if exists public.mood",
                "create type public.mood as enum ('ok')",
                "create table shop.moods (m public.mood)",
                "grant select on shop.moods to shop_reader",
                "alter table shop.customers add later int");
        assertThat(shop.engine().catalog().relation("moods")).isEmpty();
        shop.engine().refresh();
        assertThat(shop.engine().catalog().hasUnknownType()).isFalse();
        assertThat(shop.read(shop.seal("SELECT m FROM shop.moods", 1, "shop.moods")))
                .isEmpty();
    }
}
