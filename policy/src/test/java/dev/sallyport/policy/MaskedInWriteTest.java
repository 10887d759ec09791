package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static dev.sallyport.policy.Writes.*;
import static dev.sallyport.policy.Writes.decide;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Verb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hole A1: a mask that stands in for a value inside a write destroys data. */
class MaskedInWriteTest {
    private static final Grant ORDERS_WRITER =
            writer("orders", "orders", Verb.READ, Verb.INSERT, Verb.UPDATE, Verb.DELETE);

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"INSERT", "UPDATE", "DELETE", "DDL"})
    void theWriteItselfReadsNoMask(Verb verb) {
        Grant writer = writer("writes", "customers", Verb.READ, verb);

        assertMasked(operation(stated(verb, CUSTOMERS, Set.of("email"))), writer);
        assertMasked(operation(stated(verb, CUSTOMERS, Set.of("card"))), writer);
        allowed(decide(operation(stated(verb, CUSTOMERS, Set.of("name"))), writer));
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"STATED", "VIEW"})
    void aSourceOfAWriteReadsNoMask(Cause cause) {
        Effect delete = stated(Verb.DELETE, ORDERS, Set.of("customer"));
        Effect source = effect(1, Verb.READ, CUSTOMERS, cause, Set.of("id", "email"));

        assertMasked(operation(delete, source), ORDERS_WRITER, READ_CUSTOMERS);
        assertMasked(
                operation(effect(0, Verb.READ, CUSTOMERS, cause, Set.of("email")), after(delete)),
                ORDERS_WRITER,
                READ_CUSTOMERS);
        allowed(decide(operation(source), ORDERS_WRITER, READ_CUSTOMERS));
    }

    @Test
    void aSourceThatIsOnlyReturnedFromReadsNoMask() {
        Effect insert = stated(Verb.INSERT, ORDERS, Set.of(), "customer");
        Effect source = Effect.reads(1, CUSTOMERS, Set.of("card"), Set.of(), Set.of("card"));

        assertMasked(operation(insert, source), ORDERS_WRITER, READ_CUSTOMERS);
    }

    @Test
    void aDocumentByPathsIsMaskedEvenWhereEveryPathIsClear() {
        ColumnRule paths = new ColumnRule.Masked(
                new Mask.Document(DocumentTree.of(Map.of(List.of("theme"), new DocumentNode.Clear()))));
        ColumnDescription column = new ColumnDescription("profile", "c", "jsonb", ColumnKind.DOCUMENT, true);
        ObjectDescription table = new ObjectDescription(CUSTOMERS, "1", ObjectDescription.Kind.TABLE, List.of(column));
        Classification classified = new Classification(ColumnKey.of(table, column), paths, Set.of(), MADE);
        Grant writer = writer("writes", "customers", Verb.READ, Verb.UPDATE);
        PolicySnapshot snapshot =
                new PolicySnapshot(1, List.of(writer), List.of(classified), MaskKeys.derivedFrom(new byte[32]));
        PolicySource source = new PolicySource("shop", UNBOUNDED, _ -> Optional.of(table));
        PrincipalView view = Policy.visibility(snapshot, ann(), source, NOW);
        Operation update = operation(stated(Verb.UPDATE, CUSTOMERS, Set.of("profile"), "profile"));

        assertThat(refused(Policy.decide(view, update, new Wishes(UNBOUNDED, ""), NOW))
                        .reason())
                .isEqualTo(Reason.MASKED_IN_WRITE);
        allowed(Policy.decide(view, reads(CUSTOMERS, "profile"), new Wishes(UNBOUNDED, ""), NOW));
    }

    @Test
    void anotherGrantThatShowsTheColumnIsTaken() {
        Grant clear = named(withColumn(READ_CUSTOMERS, "email", CLEAR), "z-clear");
        Operation operation = operation(
                stated(Verb.DELETE, ORDERS, Set.of("customer")),
                effect(1, Verb.READ, CUSTOMERS, Cause.STATED, Set.of("email")));

        assertThat(grants(decide(operation, ORDERS_WRITER, READ_CUSTOMERS, clear)))
                .containsExactly("orders", "z-clear");
    }

    @Test
    void aSourceOfWhichOnlySomeRowsExistAsks() {
        Grant filtered = with(READ_CUSTOMERS, filter(OWN_TENANT));
        Effect source = effect(1, Verb.READ, CUSTOMERS, Cause.STATED, Set.of("id"));
        Operation operation = operation(stated(Verb.DELETE, ORDERS, Set.of("customer")), source);

        assertThat(asked(decide(operation, ORDERS_WRITER, filtered)).reasons())
                .containsExactly(AskReason.FILTERED_SOURCE);
        assertThat(grants(decide(operation, ORDERS_WRITER, filtered, named(READ_CUSTOMERS, "z-all"))))
                .containsExactly("orders", "z-all");
        allowed(decide(operation, ORDERS_WRITER, READ_CUSTOMERS));
        allowed(decide(operation(source), filtered));
    }

    @Test
    void theTargetsOwnFilterAsksNobody() {
        Grant writer = writer("writes", "customers", Verb.READ, Verb.UPDATE);
        Grant filtered = with(writer, filter(OWN_TENANT));

        Decision.Allow allow =
                allowed(decide(operation(stated(Verb.UPDATE, CUSTOMERS, Set.of("id"), "name")), filtered));
        assertThat(allow.obligations().references().values())
                .allMatch(each -> each.filter().isPresent());
        assertThat(asked(decide(
                                operation(
                                        stated(Verb.UPDATE, CUSTOMERS, Set.of("id"), "name"),
                                        effect(1, Verb.READ, CUSTOMERS, Cause.STATED, Set.of("id"))),
                                filtered))
                        .reasons())
                .containsExactly(AskReason.FILTERED_SOURCE);
    }

    private static Effect after(Effect effect) {
        return effect(1, effect.verb(), effect.target(), effect.cause(), effect.read());
    }

    private static void assertMasked(Operation operation, Grant... grants) {
        assertThat(refused(decide(operation, grants)).reason()).isEqualTo(Reason.MASKED_IN_WRITE);
        assertThat(refused(decide(operation, grants)).message()).contains("`customers`");
    }
}
