package dev.sallyport.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.RecordFilter;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RecordFiltersTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final AuditRecord RECORD = AuditRecord.newBuilder()
            .setKind(Kind.KIND_INTENT)
            .setWallTime(Times.message(NOON))
            .setRequestId("r")
            .setIdentity(AuditRecord.Identity.newBuilder()
                    .setAgent("a")
                    .setHuman("h")
                    .setTask("t"))
            .setTarget(AuditRecord.Target.newBuilder()
                    .setSource("shop")
                    .addObjects(AuditRecord.ObjectAccess.newBuilder()
                            .addPath("public")
                            .addPath("customers")))
            .build();

    @Test
    void eachConditionCounts() {
        assertCounts(filter -> filter.setAgent("a"), filter -> filter.setAgent("other"));
        assertCounts(filter -> filter.setHuman("h"), filter -> filter.setHuman("other"));
        assertCounts(filter -> filter.setTask("t"), filter -> filter.setTask("other"));
        assertCounts(filter -> filter.setRequestId("r"), filter -> filter.setRequestId("other"));
        assertCounts(filter -> filter.setSource("shop"), filter -> filter.setSource("other"));
        assertCounts(filter -> filter.setObject("public.customers"), filter -> filter.setObject("public.other"));
        assertCounts(filter -> filter.addKinds(Kind.KIND_INTENT), filter -> filter.addKinds(Kind.KIND_DENIED));
        assertCounts(
                filter -> filter.setStartTime(Times.message(NOON)),
                filter -> filter.setStartTime(Times.message(NOON.plusSeconds(1))));
        assertCounts(
                filter -> filter.setEndTime(Times.message(NOON.plusSeconds(1))),
                filter -> filter.setEndTime(Times.message(NOON.minusSeconds(1))));
    }

    @Test
    void theTrailHearsWhichConditionsWereSetAndNotTheirValues() {
        RecordFilter filter =
                RecordFilter.newBuilder().setHuman("ann").setObject("x").build();
        assertThat(RecordFilters.names(filter)).containsExactly("human", "object");
    }

    private static void assertCounts(Consumer<RecordFilter.Builder> fitting, Consumer<RecordFilter.Builder> other) {
        assertThat(matches(fitting)).isTrue();
        assertThat(matches(other)).isFalse();
    }

    private static boolean matches(Consumer<RecordFilter.Builder> condition) {
        RecordFilter.Builder filter = RecordFilter.newBuilder();
        condition.accept(filter);
        return RecordFilters.of(filter.build()).matches(RECORD);
    }
}
