package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Mask;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a condition is asked of documents as they are stored: nothing that tells of what is not shown, and nothing that raises. */
class NarrowingTest {
    private final Scene scene = new Scene()
            .collection(
                    "x",
                    "{_id: 1, a: 1, ssn: 'x', c: {d: 1, s: 'x'}, l: [1], gone: 1, mixed: 1, p: [{q: 1}], t: 'x'}",
                    "{mixed: {m: 1}}")
            .masked("x/ssn", new Mask.Redact())
            .masked("x/c.s", new Mask.Redact())
            .withheld("x/gone")
            .withheld("x/mixed.m");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ssn: 'a'}",
                "{ssn: /a/}",
                "{'c.s': 'a'}",
                "{c: 1}",
                "{c: {d: 1}}",
                "{gone: 1}",
                "{unknown: 1}",
                "{'a.b': 1}",
                "{mixed: 1}",
                "{'l.0': 1}",
                "{'p.0.q': 1}",
                "{a: null}",
                "{a: {$ne: 1}}",
                "{a: {$nin: [1]}}",
                "{a: {$not: {$gt: 1}}}",
                "{a: {$exists: false}}",
                "{a: {$exists: true}}",
                "{a: {$type: 'int'}}",
                "{a: {$size: 1}}",
                "{a: {$in: [1, null]}}",
                "{a: {$in: [/x/]}}",
                "{a: {$eq: {b: 1}}}",
                "{a: [1]}",
                "{a: {$lt: {$maxKey: 1}}}",
                "{a: {$gt: {$minKey: 1}}}",
                "{a: {$elemMatch: {$gt: 1}}}",
                "{a: {$mod: [2, 0]}}",
                "{a: {$bitsAllSet: 1}}",
                "{a: {$all: [1]}}",
                "{$or: [{a: 1}, {ssn: 'a'}]}",
                "{$nor: [{a: 1}]}",
                "{$expr: {$eq: ['$a', 1]}}",
                "{t: /(a|aa)+$/}",
                "{t: /^a.*b/}",
                "{t: /^a/i}",
                "{t: {$regex: '(*LIMIT_MATCH=1)a'}}",
                "{}"
            })
    void isNotAskedBeforeTheMasks(String filter) {
        assertThat(stages(filter).getFirst()).containsKey("$project");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1} | {a: {$eq: 1}}",
                "{a: 1, ssn: 'x'} | {a: {$eq: 1}}",
                "{a: {$gt: 1, $ne: 2}} | {a: {$gt: 1}}",
                "{$and: [{a: {$in: [1, 2]}}, {$or: [{t: 'a'}, {t: 'b'}]}]} | {a: {$in: [1, 2]}}",
                "{'c.d': 1} | {'c.d': {$eq: 1}}",
                "{'p.q': 1} | {'p.q': {$eq: 1}}",
                "{l: 1} | {l: {$eq: 1}}",
                "{t: /^ab/} | {t: {$regex: '^ab', $options: ''}}"
            })
    void isAskedBeforeTheMasksAndAgainBehindThem(String filter, String narrow) {
        List<BsonDocument> stages = stages(filter);

        assertThat(stages.getFirst()).isEqualTo(BsonDocument.parse("{$match: {$and: [" + narrow + "]}}"));
        assertThat(stages.getLast()).containsKey("$match");
    }

    private List<BsonDocument> stages(String filter) {
        return scene
                .rendering("{find: 'x', filter: " + filter + "}")
                .getDocument("command")
                .getArray("pipeline")
                .stream()
                .map(each -> BsonDocument.parse(each.asDocument().toJson()))
                .toList();
    }
}
