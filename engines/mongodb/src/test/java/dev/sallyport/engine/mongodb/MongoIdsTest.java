package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holes T1: when a command runs without the id of its collection. */
final class MongoIdsTest {
    private static final String BOUND =
            "{insert: 'c', documents: [], collectionUUID: {$uuid: '00000000-0000-4000-8000-000000000000'}}";

    private final MongoIds ids = new MongoIds(() -> new MongoLoader("shop", "db").empty());
    private final List<BsonDocument> sent = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {361, 26, 112, 11000, 50, 13, 8})
    void itIsNeverLeftOutBecauseOfAnotherAnswer(int code) {
        assertThatThrownBy(() -> ids.run(BsonDocument.parse(BOUND), command -> failing(command, code, true)))
                .isInstanceOf(MongoFault.class);

        assertThat(sent).containsExactly(BsonDocument.parse(BOUND));
    }

    @ParameterizedTest
    @ValueSource(ints = {40415, 9, 2})
    void itIsLeftOutWhereTheServerDoesNotKnowTheField(int code) throws Exception {
        String answer = ids.run(BsonDocument.parse(BOUND), command -> failing(command, code, false));

        assertThat(answer).isEqualTo("done");
        assertThat(sent).containsExactly(BsonDocument.parse(BOUND), BsonDocument.parse("{insert: 'c', documents: []}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40415, 9, 2})
    void aCommandThatFailsAnywayTeachesNothing(int code) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> ids.run(BsonDocument.parse(BOUND), command -> failing(command, code, true)))
                    .isInstanceOf(MongoFault.class);
        }

        assertThat(sent.get(2)).isEqualTo(BsonDocument.parse(BOUND));
    }

    private String failing(BsonDocument command, int code, boolean always) throws MongoFault {
        sent.add(command.clone());
        if (always || MongoIds.isBound(command)) {
            throw MongoFault.answered(code);
        }
        return "done";
    }
}
