package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.operation.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holes M5: only the code and the index of the statement leave. The documents are in the form that a mongod answers in. */
final class MongoErrorsTest {
    private static final ServerAddress WHERE = new ServerAddress("canary.host.test", 27017);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ok: 0, errmsg: 'E11000 duplicate key error collection: shop.users index: ssn_1 dup key: { ssn: \"canary\" }',"
                        + " code: 11000, codeName: 'DuplicateKey', keyPattern: {ssn: 1}, keyValue: {ssn: 'canary'}}",
                "{ok: 0, errmsg: 'Document failed validation', code: 121, codeName: 'DocumentValidationFailure', errInfo:"
                        + " {failingDocumentId: 'canary', details: {operatorName: '$jsonSchema', schemaRulesNotSatisfied:"
                        + " [{operatorName: 'properties', propertiesNotSatisfied: [{propertyName: 'ssn', details:"
                        + " [{operatorName: 'bsonType', consideredValue: 'canary', consideredType: 'string'}]}]}]}}}",
                "{ok: 0, errmsg: \"Failed to parse number 'canary' in $convert with no onError value: Did not consume whole"
                        + " string.\", code: 241, codeName: 'ConversionFailure'}",
                "{ok: 0, errmsg: \"Failed to parse objectId 'canary' in $convert with no onError value\", code: 241}",
                "{ok: 0, errmsg: \"Error parsing date string 'canary'; 0: passing a time zone identifier\", code: 241}",
                "{ok: 0, errmsg: \"PlanExecutor error during aggregation :: caused by :: can't $divide by zero canary\","
                        + " code: 2, codeName: 'BadValue'}",
                "{ok: 0, errmsg: \"Cannot create field 'canary' in element {profile: 'canary'}\", code: 28, codeName:"
                        + " 'PathNotViable'}",
                "{ok: 0, errmsg: \"Cannot apply $inc to a value of non-numeric type. {_id: 1} has the field 'canary'\", code:"
                        + " 14, codeName: 'TypeMismatch'}",
                "{ok: 0, errmsg: 'canary', code: 2, codeName: 'canary'}",
                "{ok: 0, errmsg: 'canary'}",
                "{ok: 0, errmsg: 'canary', code: 9999999, codeName: 'Location9999999', errorLabels: ['canary']}"
            })
    void anErrorOfTheServerTellsItsCodeAlone(String answer) {
        BsonDocument document = BsonDocument.parse(answer);

        EngineFailure failure = MongoErrors.failure(MongoFaults.of(new MongoCommandException(document, WHERE)));

        requireSilent(failure);
        assertThat(failure.errorClass()).matches("[0-9]{1,8}");
    }

    @Test
    void aStatementThatFailedTellsItsCodeAndIndexAlone() {
        BsonDocument reply = BsonDocument.parse(
                "{ok: 1, n: 1, writeErrors: [{index: 3, code: 11000, errmsg: 'E11000 duplicate"
                        + " key error dup key: { ssn: \"canary\" }', keyPattern: {ssn: 1}, keyValue: {ssn: 'canary'}, op: {q: {ssn:"
                        + " 'canary'}, u: {$set: {ssn: 'canary'}}}, errInfo: {details: {consideredValue: 'canary'}}}]}");

        EngineFailure failure = MongoErrors.failure(MongoFaults.of(reply).orElseThrow());

        requireSilent(failure);
        assertThat(failure.reason()).isEqualTo(Reason.CONSTRAINT);
        assertThat(failure.errorClass()).isEqualTo("11000");
        assertThat(failure.refusal().message()).contains("statement `3`");
    }

    @Test
    void aWriteConcernThatWasNotMetIsAFailureToo() {
        BsonDocument reply = BsonDocument.parse(
                "{ok: 1, n: 1, writeConcernError: {code: 64, errmsg: 'canary', errInfo: {writeConcern: {w: 'canary'}}}}");

        EngineFailure failure = MongoErrors.failure(MongoFaults.of(reply).orElseThrow());

        requireSilent(failure);
        assertThat(failure.errorClass()).isEqualTo("64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ok: 1, writeErrors: [7]}",
                "{ok: 1, writeErrors: [{index: 'canary', code: 'canary', errmsg: 'canary'}]}",
                "{ok: 1, writeConcernError: 'canary'}"
            })
    void anErrorInAFormThatIsNotKnownIsAFailureAllTheSame(String reply) {
        requireSilent(
                MongoErrors.failure(MongoFaults.of(BsonDocument.parse(reply)).orElseThrow()));
    }

    @Test
    void anAnswerWithoutErrorsIsNone() {
        assertThat(MongoFaults.of(BsonDocument.parse("{ok: 1, n: 1, nModified: 0}")))
                .isEmpty();
    }

    @Test
    void whatTheDriverThrowsIsNotPassedOn() {
        List<RuntimeException> thrown = List.of(
                new MongoSocketReadException("canary", WHERE),
                new MongoTimeoutException("canary"),
                new MongoExecutionTimeoutException(50, "canary", BsonDocument.parse("{errmsg: 'canary'}")),
                new MongoNotPrimaryException(BsonDocument.parse("{code: 10107, errmsg: 'canary'}"), WHERE),
                new MongoSecurityException(
                        MongoCredential.createCredential("canary", "admin", "canary".toCharArray()), "canary"),
                new MongoBulkWriteException(
                        BulkWriteResult.unacknowledged(),
                        List.of(new BulkWriteError(11000, "canary", BsonDocument.parse("{a: 'canary'}"), 0)),
                        null,
                        WHERE,
                        Set.of()),
                new BsonMaximumSizeExceededException("canary"),
                new IllegalStateException("canary"));

        for (RuntimeException each : thrown) {
            requireSilent(MongoErrors.failure(MongoFaults.of(each)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "11000, CONSTRAINT",
        "121, CONSTRAINT",
        "66, CONSTRAINT",
        "241, BAD_VALUE",
        "2, BAD_VALUE",
        "14, BAD_VALUE",
        "16609, BAD_VALUE",
        "9, NOT_UNDERSTOOD",
        "40415, NOT_UNDERSTOOD",
        "168, NOT_UNDERSTOOD",
        "50, DEADLINE",
        "11601, DEADLINE",
        "112, CONFLICT",
        "251, CONFLICT",
        "43, CONFLICT",
        "361, CATALOG_CHANGED",
        "26, CATALOG_CHANGED",
        "292, TOO_LARGE",
        "10334, TOO_LARGE",
        "257, TOO_LARGE",
        "13, SOURCE_UNAVAILABLE",
        "18, SOURCE_UNAVAILABLE",
        "10107, SOURCE_UNAVAILABLE",
        "11600, SOURCE_UNAVAILABLE",
        "1, INTERNAL",
        "8, INTERNAL"
    })
    void eachCodeHasItsReason(int code, Reason reason) {
        assertThat(MongoErrors.failure(MongoFault.answered(code)).reason()).isEqualTo(reason);
    }

    @Test
    void nobodyThereIsUnavailable() {
        MongoFault fault = MongoFaults.of(new MongoSocketReadException("canary", WHERE));

        assertThat(MongoErrors.failure(fault).reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
        assertThat(fault.isAnswered()).isFalse();
    }

    @Test
    void whatWasEndedFromOurSideSaysSo() {
        EngineFailure failure = MongoErrors.failure(MongoFault.answered(11601), Optional.of(Ending.CANCELLED));

        assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(failure.errorClass()).isEqualTo("11601");
    }

    @Test
    void ofACommitOnlyAConflictIsSureToHaveKeptNothing() {
        assertThat(MongoErrors.notCommitted(MongoFault.answered(112), Optional.empty())
                        .reason())
                .isEqualTo(Reason.CONFLICT);
        for (int code : List.of(251, 50, 64, 91, 11600, 1, 256)) {
            assertThat(MongoErrors.notCommitted(MongoFault.answered(code), Optional.empty())
                            .reason())
                    .isEqualTo(Reason.OUTCOME_UNKNOWN);
        }
        assertThat(MongoErrors.notCommitted(MongoFault.answered(112), Optional.of(Ending.DEADLINE))
                        .reason())
                .isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(MongoErrors.notCommitted(MongoFault.unanswered("NETWORK"), Optional.empty())
                        .reason())
                .isEqualTo(Reason.OUTCOME_UNKNOWN);
    }

    @Test
    void aDefinitionThatFailedTellsItsCodeAlone() {
        for (int code : List.of(48, 68, 85, 86, 27, 11000, 67, 2)) {
            requireSilent(MongoDefinitionErrors.failure(MongoFault.answered(code)));
        }
    }

    private static void requireSilent(EngineFailure failure) {
        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        everything.append(failure.refusal().toString()).append(failure.errorClass());
        assertThat(everything.toString()).doesNotContainIgnoringCase("canary").doesNotContain("ssn");
    }
}
