package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.math.BigDecimal;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents a write may leave behind under a row filter (holes W7): none that a read would not show. */
class MongoRowFiltersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{tenant: ['acme']}",
                "{tenant: {a: 'acme'}}",
                "{tenant: 'ACME'}",
                "{tenant: null}",
                "{at: {tenant: 'acme'}}"
            })
    void w7WhatIsNotEqualIsNotAccepted(String document) {
        assertThat(accepts(equal("tenant", new Value.Text("acme")), document)).isFalse();
    }

    @Test
    void w7AnArrayOnTheWayIsNotNothing() {
        RowFilter none = new RowFilter.IsNull("a.b");

        assertThat(accepts(none, "{a: [{b: 'other'}]}")).isFalse();
        assertThat(accepts(none, "{a: []}")).isFalse();
        assertThat(accepts(none, "{a: {b: 1}}")).isFalse();
        assertThat(accepts(none, "{a: {c: 1}}")).isTrue();
    }

    @Test
    void w7NumbersAreEqualToTheLastDigit() {
        RowFilter almost = equal("v", new Value.Decimal(new BigDecimal("1.00000000000000000001")));

        assertThat(accepts(almost, "{v: 1}")).isFalse();
        assertThat(accepts(equal("v", new Value.Int(Long.MAX_VALUE)), "{v: 9223372036854775807.0}"))
                .isFalse();
        assertThat(accepts(equal("v", new Value.Int(1)), "{v: 1.0}")).isTrue();
        assertThat(accepts(equal("v", new Value.Int(1)), "{v: {$numberDecimal: 'NaN'}}"))
                .isFalse();
    }

    private static RowFilter equal(String path, Value value) {
        return new RowFilter.Compare(path, Comparison.EQUAL, new Operand.Literal(value));
    }

    private static boolean accepts(RowFilter filter, String document) {
        return MongoRowFilters.accepts(filter, BsonDocument.parse(document));
    }
}
