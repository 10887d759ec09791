package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.DryRunResponse;
import dev.sallyport.v1.Effect;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.OperationKind;
import dev.sallyport.v1.UnderstoodOperation;
import dev.sallyport.v1.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A wrong kind and a table that is not named are found. */
final class ClassOracleTest {
    private static final Case WRITE = Replies.one(
            "write",
            Expected.CLASSIFIED_AS_WRITE,
            "with d as (delete from orders returning *) select * from d",
            Optional.empty(),
            List.of("orders"),
            Set.of());

    @Test
    void readIsNoWrite() {
        assertThat(ClassOracle.find(WRITE, understood(OperationKind.OPERATION_KIND_READ, Verb.VERB_DELETE, "orders")))
                .isPresent();
    }

    @Test
    void definitionIsNoWrite() {
        assertThat(ClassOracle.find(WRITE, understood(OperationKind.OPERATION_KIND_DDL, Verb.VERB_DELETE, "orders")))
                .isPresent();
    }

    @Test
    void changedTableMustBeNamedAsChanged() {
        assertThat(ClassOracle.find(WRITE, understood(OperationKind.OPERATION_KIND_WRITE, Verb.VERB_READ, "orders")))
                .isPresent();
        assertThat(ClassOracle.find(WRITE, understood(OperationKind.OPERATION_KIND_WRITE, Verb.VERB_DELETE, "users")))
                .isPresent();
    }

    @Test
    void secondFactMustHoldToo() {
        Case denied = Replies.one(
                "write",
                Expected.DENY,
                "drop table audit_log",
                Optional.of(Expected.CLASSIFIED_AS_DDL),
                List.of(),
                Set.of());

        assertThat(ClassOracle.find(denied, understood(OperationKind.OPERATION_KIND_WRITE, Verb.VERB_DDL, "a")))
                .isPresent();
        assertThat(ClassOracle.find(denied, understood(OperationKind.OPERATION_KIND_DDL, Verb.VERB_DDL, "a")))
                .isEmpty();
    }

    @Test
    void notUnderstoodCountsAsBoth() {
        assertThat(ClassOracle.find(WRITE, Understood.of(DryRunResponse.getDefaultInstance())))
                .isEmpty();
    }

    @Test
    void writeThatNamesItsTableIsRight() {
        assertThat(ClassOracle.find(WRITE, understood(OperationKind.OPERATION_KIND_WRITE, Verb.VERB_DELETE, "orders")))
                .isEmpty();
    }

    private static Understood understood(OperationKind kind, Verb verb, String table) {
        Effect effect = Effect.newBuilder()
                .setVerb(verb)
                .setTarget(ObjectRef.newBuilder().setObject(table))
                .build();
        UnderstoodOperation operation = UnderstoodOperation.newBuilder()
                .setKind(kind)
                .addEffects(effect)
                .build();
        return Understood.of(DryRunResponse.newBuilder().setOperation(operation).build());
    }
}
