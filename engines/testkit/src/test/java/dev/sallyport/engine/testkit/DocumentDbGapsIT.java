package dev.sallyport.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DocumentDB does not do is refused aloud, there or by our bridge, so that no test takes it for done. */
@OnServers(ServerKind.DOCUMENTDB)
@Tag("refused")
final class DocumentDbGapsIT {
    private final DocumentDatabase own;

    DocumentDbGapsIT(DocumentDatabase own) {
        this.own = own;
        own.database().getCollection("notes").insertOne(new Document());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {find: 'notes', filter: {$where: 'true'}}                                   | BadValue
                    {aggregate: 'notes', pipeline: [{$changeStream: {}}], cursor: {}}           | CommandNotSupported
                    {create: 'capped', capped: true, size: 1000}                                | CommandNotSupported
                    {create: 'series', timeseries: {timeField: 'at'}}                           | CommandNotSupported
                    {create: 'german', collation: {locale: 'de'}}                               | CommandNotSupported
                    {distinct: 'notes', key: 'a', collation: {locale: 'de'}}                    | CommandNotSupported
                    {bulkWrite: 1, ops: [], nsInfo: []}                                         | CommandNotFound
                    {aggregate: 'notes', pipeline: [{$merge: {into: 'm', whenMatched: [{$set: {a: 1}}]}}], cursor: {}} | CommandNotSupported
                    {find: 'notes', min: {a: 1}, hint: {a: 1}}                                  | CommandNotSupported
                    {find: 'notes', max: {a: 1}, hint: {a: 1}}                                  | CommandNotSupported
                    {find: 'notes', returnKey: true}                                            | CommandNotSupported
                    {find: 'notes', showRecordId: true}                                         | CommandNotSupported
                    {find: 'notes', tailable: true}                                             | CommandNotSupported
                    {find: 'notes', maxTimeMS: -1}                                              | BadValue
                    {find: 'notes', readConcern: {level: 'none'}}                               | FailedToParse
                    {insert: 'notes', documents: [{}], writeConcern: {w: 7}}                    | UnsatisfiableWriteConcern
                    {insert: 'notes', documents: [{}], txnNumber: {$numberLong: '1'}}           | IllegalOperation
                    {explain: {find: 'notes'}, verbosity: 'executionStats'}                     | CommandNotSupported
                    {explain: {delete: 'notes', deletes: []}, verbosity: 'queryPlanner'}        | CommandNotSupported
                    {nothing: 1}                                                                | CommandNotFound
                    """)
    void refusedAloud(String command, String code) {
        MongoCommandException failure = catchThrowableOfType(
                MongoCommandException.class, () -> own.database().runCommand(BsonDocument.parse(command)));

        assertThat(failure).isNotNull();
        assertThat(failure.getErrorCodeName()).isEqualTo(code);
    }
}
