package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.operation.Reason;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says of itself. */
final class MongoServerTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{versionArray: []}", "{versionArray: ['x']}", "{versionArray: [4, 4, 29, 0]}"})
    void aServerThatIsTooOldOrDoesNotTellIsRefused(String build) {
        EngineFailure failure =
                catchThrowableOfType(EngineFailure.class, () -> MongoServer.requireVersion(BsonDocument.parse(build)));

        assertThat(failure.reason()).isEqualTo(Reason.BAD_PARAMETER);
    }

    @Test
    void aServerOfToday() throws EngineFailure {
        MongoServer.requireVersion(BsonDocument.parse("{version: '8.0.4', versionArray: [8, 0, 4, 0]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{isWritablePrimary: true, logicalSessionTimeoutMinutes: 30}|single|false",
                "{isWritablePrimary: true, setName: 'rs0'}|set:rs0|false",
                "{isWritablePrimary: true, setName: 'rs0', logicalSessionTimeoutMinutes: 30}|set:rs0|true",
                "{msg: 'isdbgrid', logicalSessionTimeoutMinutes: 30}|router|true",
                "{msg: 'isdbgrid'}|router|false"
            })
    void transactionsAreThereWhereAServerHasSessionsAndOthers(String hello, String deployment, boolean transactions) {
        assertThat(MongoServer.Facts.of(BsonDocument.parse(hello)))
                .isEqualTo(new MongoServer.Facts(deployment, transactions));
    }
}
