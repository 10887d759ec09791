package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A materialised view is a table of its own, and whatever it was made of is read with it (holes V1, V2). */
final class MaterializedViewTest {
    private final TestReader reader = new TestReader(TestCatalog.withOddViews());

    @AfterEach
    void close() {
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select sid from mv_odd",
                "select 1 from mv_hashes",
                "select id from mv_secured",
                "select id from mv_of_view"
            })
    void v2WhatACopyIsMadeOfIsToldInOneAnswer(String sql) {
        assertThat(reader.refusal(sql).rule()).isEqualTo("views.definition");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into mv_rich (id) values (1)",
                "update mv_rich set id = 2 where id = 1",
                "delete from mv_rich where id = 1"
            })
    void v2ACopyIsNotWrittenTo(String sql) {
        assertThat(reader.refusal(sql).rule()).isEqualTo("writes.target");
    }

    @Test
    void v2ACopyIsNotRefreshed() {
        assertThat(reader.refusal("refresh materialized view mv_rich")).satisfies(refusal -> {
            assertThat(refusal.rule()).isEqualTo("sql.statement");
            assertThat(refusal.message()).containsIgnoringCase("refresh");
            assertThat(refusal.nextStep()).isNotEmpty();
        });
    }

    /** No mask reaches a copy: whatever its definition reads is brought along, which policy allows only in the clear. */
    @Test
    void v2WhatACopyIsMadeOfIsReadByItself() {
        assertThat(reader.understood("select c.id from mv_rich c where c.id > 1")
                        .operation()
                        .effects())
                .containsExactly(
                        Effect.reads(0, name("mv_rich"), Set.of("id"), Set.of("id"), Set.of("id")),
                        brought(1, "users", "id", "salary"));
        assertThat(reader.understood("select count(*) from mv_of_copies")
                        .operation()
                        .effects())
                .containsExactly(
                        Effect.reads(0, name("mv_of_copies"), Set.of(), Set.of(), Set.of()),
                        brought(1, "mv_rich", "id"),
                        brought(2, "users", "id", "salary"),
                        brought(3, "users", "id"));
        assertThat(reader.understood("select id from v_of_copy").operation().effects())
                .extracting(Effect::cause)
                .containsExactly(Cause.STATED, Cause.STATED, Cause.RULE);
        assertThat(reader.understood("delete from orders where id in (select id from mv_rich)")
                        .operation()
                        .effects())
                .extracting(Effect::cause)
                .contains(Cause.RULE);
    }

    private static ObjectName name(String table) {
        return new ObjectName("shop-pg", "shop", "public", table);
    }

    private static Effect brought(int reference, String table, String... columns) {
        Set<String> read = Set.of(columns);
        return new Effect(reference, Verb.READ, name(table), read, read, Set.of(), Set.of(), Cause.RULE);
    }

    @Test
    void aCopyIsReadAsATableOfItsOwn() {
        var sealed = reader.seal(reader.understood("select c.id, 1 / c.id from mv_rich c where c.id > 1"));
        assertThat(TestReader.text(sealed))
                .contains("FROM \"public\".\"mv_rich\" AS \"c\"")
                .doesNotContain("users", "salary");
        assertThat(sealed.closure().objects())
                .extracting(Closure.Member::fingerprint)
                .containsExactlyInAnyOrder("fingerprint of mv_rich", "fingerprint of users");
        assertThat(sealed.columns()).extracting(OutputColumn::origin).containsOnly(Origin.CLEAR);
    }

    @Test
    void rowFilterOfACopyHolds() {
        reader.filtered(
                "public",
                "mv_rich",
                new RowFilter.Compare(
                        "id", RowFilter.Comparison.EQUAL, new RowFilter.Operand.Literal(new Value.Int(7))));
        assertThat(TestReader.text(reader.seal(reader.understood("select id from mv_rich where 1 / id > 0"))))
                .contains("OFFSET 0");
    }
}
