package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import java.time.Duration;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** Writes as the engine itself reads and seals them. */
final class MongoSealedWritesIT extends OnDocuments {
    private static final String RAISE =
            "{update: 'staff', updates: [{q: {team: 'a'}, u: {$set: {pay: 10}}, multi: true}]}";

    MongoSealedWritesIT(DocumentDatabase own) throws EngineFailure {
        super(
                own,
                "{create: 'staff'}",
                "{insert: 'staff', documents: [{_id: 1, team: 'a', pay: 10}, {_id: 2, team: 'a', pay: 9}, {_id: 3, team: 'b', pay: 9}]}",
                "{createIndexes: 'staff', indexes: [{key: {badge: 1}, name: 'badge', unique: true, sparse: true}]}");
    }

    @Test
    void findAndModifyAnswersWithItsDocumentAlone() throws EngineFailure {
        String command =
                "{findAndModify: 'staff', query: {_id: %d}, update: {$set: {pay: 11}}, fields: {pay: 1}, new: true}";
        for (int time = 0; time < 2; time++) {
            try (Execution execution = TestRun.open(engine(), sealed(command.formatted(2)))) {
                assertThat(execution.affected())
                        .as("w4: matched, whether it was changed or not")
                        .isEqualTo(1);
                assertThat(documents(execution)).containsExactly(BsonDocument.parse("{value: {_id: 2, pay: 11}}"));
                execution.commit();
            }
        }
        assertThat(read(sealed(command.formatted(99)))).containsExactly(BsonDocument.parse("{value: null}"));
    }

    @Test
    void m4WhatFindAndModifyAnswersWithWasPlanned() throws EngineFailure {
        String command =
                "{command: {findAndModify: 'staff', query: {_id: 2}, update: {$set: {pay: 12}}, fields: {_id: 0}}, planned: ['pay']}";

        assertThat(failure(seal(OperationKind.WRITE, command, limits(5), "staff"))
                        .refusal()
                        .rule())
                .isEqualTo("source.tripwire");
        assertThat(pay(2)).isEqualTo(9);
    }

    @Test
    void t1AnIndexThatWasMadeAfterTheDecisionStopsTheWrite() throws EngineFailure {
        Sealed raise = sealed("{update: 'staff', updates: [{q: {_id: 2}, u: {$set: {pay: 10}}}]}");
        own.run("{createIndexes: 'staff', indexes: [{key: {team: 1, pay: 1}, name: 'made', unique: true}]}");

        assertThat(failure(raise).reason()).isIn(Reason.CATALOG_CHANGED, Reason.CONSTRAINT);
        own.run("{dropIndexes: 'staff', index: 'made'}");
        own.run("{createIndexes: 'staff', indexes: [{key: {pay: 1}, name: 'plain'}]}");
        assertThat(failure(raise).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(pay(2)).isEqualTo(9);
    }

    private Sealed sealed(String command) {
        Reading.Understood understood = understood(command);
        return engine().seal(understood, clear(understood, limits(5)));
    }

    @Test
    void thePreviewCountsAndChangesNothing() throws EngineFailure {
        Reading.Understood raise = understood(RAISE);
        Obligations clear = clear(raise, limits(1));

        Preview preview = engine().preview(raise, engine().seal(raise, clear), clear);

        assertThat(preview.affected()).hasValue(2);
        assertThat(preview.image()).isPresent();
        assertThat(preview.sample())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.getFirst()).isPresent());
        assertThat(pay(2)).isEqualTo(9);
    }

    private static Limits limits(long affected) {
        return new Limits(10, 1 << 20, 1 << 20, affected, Duration.ofSeconds(30));
    }

    private int pay(int id) {
        return own.database()
                .getCollection("staff")
                .find(Filters.eq("_id", id))
                .first()
                .getInteger("pay");
    }
}
