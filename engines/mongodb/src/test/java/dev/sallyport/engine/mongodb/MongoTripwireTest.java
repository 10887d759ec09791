package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.EngineFailure;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second layer: whatever a server sends, what was not planned does not come through (holes M1). */
class MongoTripwireTest {
    private static final MongoTripwire PLANNED =
            MongoTripwire.of(List.of("_id", "cards.no", "name")).orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{_id: 1, ssn: 'x'}",
                "{name: {ssn: 'x'}}",
                "{name: [{}, {ssn: 'x'}]}",
                "{cards: 'x'}",
                "{cards: [['x']]}",
                "{cards: [{no: 1, pin: 2}]}",
                "{'cards.no': 1}",
                "{Name: 'x'}"
            })
    void m1WhatWasNotPlannedIsStopped(String document) {
        assertThatThrownBy(() -> PLANNED.check(bytes(document))).isInstanceOf(EngineFailure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{name: null, _id: 1}",
                "{cards: []}",
                "{cards: [[{no: 1}], {no: [2, 3]}], name: ['a', 'b']}"
            })
    void whatWasPlannedComesThrough(String document) {
        assertThatCode(() -> PLANNED.check(bytes(document))).doesNotThrowAnyException();
    }

    @Test
    void anAnswerOfItsOwnFormHasNone() {
        assertThat(MongoTripwire.of(List.of())).isEmpty();
    }

    private static byte[] bytes(String document) {
        return MongoDocuments.bytes(BsonDocument.parse(document));
    }
}
