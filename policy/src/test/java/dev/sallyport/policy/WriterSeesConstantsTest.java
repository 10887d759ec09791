package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static dev.sallyport.policy.Writes.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Hole W9: a mask that depends on the value is a dictionary for who may write the column. */
class WriterSeesConstantsTest {
    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"INSERT", "UPDATE"})
    void whoeverWritesSeesAConstantUnderEveryGrant(Verb verb) {
        Grant writer = writer("writes", "customers", verb);

        assertThat(rights(READ_CUSTOMERS, writer)).containsExactly(NOTHING, NOTHING);
        assertThat(read(READ_CUSTOMERS, writer)).isEqualTo(NOTHING);
        assertThat(read(writer("both", "customers", Verb.READ, verb))).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @MethodSource
    void aWriterIsAWriterHoweverItsGrantIsWritten(Grant writer) {
        assertThat(read(READ_CUSTOMERS, writer)).isEqualTo(NOTHING);
    }

    static List<Grant> aWriterIsAWriterHoweverItsGrantIsWritten() {
        Grant writer = writer("writes", "customers", Verb.UPDATE);
        Grant.Scope scope = writer.scope();
        return List.of(
                withApproval(writer, "two-eyes"),
                with(writer, intent(true)),
                with(writer, filter(OWN_TENANT)),
                withOracle(writer, true),
                withColumn(writer, "card", CLEAR),
                withColumn(writer, "card", NOTHING),
                with(
                        writer,
                        new Grant.Scope("shop", "shop", List.of(new ObjectSelector.Schema("public")), scope.verbs())),
                with(
                        writer,
                        new Grant.Who(
                                new AgentSelector.Prefix("spiffe://shop.example/agents"),
                                new HumanSelector.Group(ISSUER, "support"),
                                new TaskSelector.Any())));
    }

    @Test
    void whoCannotWriteTheColumnSeesItsMask() {
        assertThat(read(READ_CUSTOMERS)).isEqualTo(HASH);
        assertThat(read(READ_CUSTOMERS, writer("deletes", "customers", Verb.DELETE)))
                .isEqualTo(HASH);
        assertThat(read(READ_CUSTOMERS, writer("elsewhere", "orders", Verb.UPDATE)))
                .isEqualTo(HASH);
        assertThat(read(READ_CUSTOMERS, withColumn(writer("writes", "customers", Verb.UPDATE), "card", WITHHELD)))
                .isEqualTo(HASH);
    }

    @Test
    void everyMaskThatDependsOnTheValueBecomesAConstant() {
        assertThat(EffectiveRule.forWriter(EMAIL)).isEqualTo(NOTHING);
        assertThat(EffectiveRule.forWriter(HASH)).isEqualTo(NOTHING);
        assertThat(EffectiveRule.forWriter(CLEAR)).isEqualTo(CLEAR);
        assertThat(EffectiveRule.forWriter(WITHHELD)).isEqualTo(WITHHELD);
        for (Mask constant : List.of(new Mask.Null(), new Mask.Redact(), new Mask.Constant("x"))) {
            ColumnRule rule = new ColumnRule.Masked(constant);
            assertThat(EffectiveRule.forWriter(rule)).isEqualTo(rule);
        }
    }

    @Test
    void aConstantIsStillAMaskInAWrite() {
        Grant writer = writer("writes", "customers", Verb.READ, Verb.UPDATE);

        assertThat(refused(Writes.decide(operation(stated(Verb.UPDATE, CUSTOMERS, Set.of("card"), "name")), writer))
                        .rule())
                .isEqualTo("grants.masked-in-write");
    }

    private static List<ColumnRule> rights(Grant... grants) {
        return view(ann(), grants).rights(CUSTOMERS).stream()
                .map(right -> Optional.ofNullable(right.columns().get("card")).orElse(WITHHELD))
                .toList();
    }

    private static ColumnRule read(Grant... grants) {
        Decision.Allow allow = allowed(Writes.decide(reads(CUSTOMERS, "card"), grants));
        Disclosure disclosure =
                allow.obligations().references().values().iterator().next().disclosure("card");
        return switch (disclosure) {
            case Disclosure.Clear() -> CLEAR;
            case Disclosure.Masked(var mask, var _) -> new ColumnRule.Masked(mask);
            case Disclosure.Withheld() -> WITHHELD;
        };
    }
}
