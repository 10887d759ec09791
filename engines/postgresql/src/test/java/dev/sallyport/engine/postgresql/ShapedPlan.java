package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.operation.Value;

/** What one statement came to, kept by its shape as the gateway keeps it. */
record ShapedPlan(StatementShape shape, Reading.Understood reading, Sealed sealed) {
    static ShapedPlan of(TestReader reader, String sql, Value... parameters) {
        Reading.Understood understood = reader.understood(sql, parameters);
        return new ShapedPlan(reader.shape(sql), understood, reader.seal(understood));
    }

    /** Whether the gateway keeps it for others of its shape. */
    boolean isShared() {
        return sealed.isMadeOf(shape);
    }

    boolean isFor(StatementShape other) {
        return isShared() && shape.key().equals(other.key());
    }

    /** What it is filled to for another statement is what that comes to by itself. */
    void assertServes(ShapedPlan other, String context) {
        Sealed filled = sealed.fill(other.shape.literals());
        Sealed cold = other.sealed;
        assertThat(TestReader.text(filled)).as(context).isEqualTo(TestReader.text(cold));
        assertThat(filled.parameters()).as(context).isEqualTo(cold.parameters());
        assertThat(filled.settings()).as(context).isEqualTo(cold.settings());
        assertThat(filled.closure()).as(context).isEqualTo(cold.closure());
        assertThat(filled.columns()).as(context).isEqualTo(cold.columns());
        assertThat(filled.guarded()).as(context).isEqualTo(cold.guarded());
        assertThat(filled.limits()).as(context).isEqualTo(cold.limits());
        assertThat(filled.kind()).as(context).isEqualTo(cold.kind());
        assertThat(reading.operation()).as(context).isEqualTo(other.reading.operation());
        assertThat(reading.shape()).as(context).isEqualTo(other.reading.shape());
    }
}
