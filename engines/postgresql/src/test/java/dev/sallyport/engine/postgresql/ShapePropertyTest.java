package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.engine.testkit.OtherLiterals;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plan that is kept by shape is, for each statement of the shape, the plan that it has by itself. */
final class ShapePropertyTest {
    private static final int MUTATIONS = 8;
    private static final Value[] ONE = {new Value.Int(3)};
    private static final Value[] NONE = {};

    private final TestReader reader = new TestReader(TestCatalog.visible())
            .filtered(
                    "public",
                    "users",
                    new RowFilter.Compare(
                            "tenant_id", RowFilter.Comparison.EQUAL, new RowFilter.Operand.Literal(new Value.Int(7))));

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void aPlanOfTheShapeIsTheStatementsOwn() throws IOException {
        int served = 0;
        for (String sql : statements()) {
            served += served(sql, random(sql.hashCode()));
        }
        assertThat(served).isGreaterThan(statements().size() * MUTATIONS / 4);
    }

    @Test
    void whatAgentsSendIsShared() {
        for (String sql : List.of(
                "select id, name from users where id = 1",
                "select id from users where tenant_id = 7 and country = 'DE' and id > 5 order by id limit 10",
                "select id from users where country in ('DE', 'FR') and id not in (1, 2, 3)",
                "select id from users where created_at between '2024-01-01' and '2024-12-31' and id = -5",
                "select price * 2 as twice from products where price - 1 > 3.5")) {
            assertThat(ShapedPlan.of(reader, sql).isShared()).as(sql).isTrue();
        }
    }

    /** How many of the changed statements the plan of an earlier one of them was for. */
    private int served(String sql, RandomGenerator random) {
        List<ShapedPlan> kept = new ArrayList<>();
        OtherLiterals others = new OtherLiterals(random);
        int served = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String other = i == 0 ? sql : others.of(sql);
            served += isServed(other, kept) ? 1 : 0;
        }
        return served;
    }

    private boolean isServed(String sql, List<ShapedPlan> kept) {
        Value[] parameters = sql.contains("$1 ") ? ONE : NONE;
        StatementShape shape = reader.shape(sql);
        List<ShapedPlan> known = kept.stream().filter(plan -> plan.isFor(shape)).toList();
        switch (reader.read(sql, parameters)) {
            case Reading.Opaque(var refusal, var _) ->
                assertThat(known).as(sql + " is refused by itself: " + refusal).isEmpty();
            case Reading.Understood _ -> {
                ShapedPlan own = ShapedPlan.of(reader, sql, parameters);
                known.forEach(plan -> plan.assertServes(own, sql));
                kept.add(own);
            }
        }
        return !known.isEmpty();
    }

    private static List<String> statements() throws IOException {
        List<String> statements = new ArrayList<>();
        for (String file : List.of("shapes.sql", "sealed.sql", "typing.sql")) {
            statements.addAll(Fixtures.lines(file));
        }
        return statements;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
