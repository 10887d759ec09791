package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a write is understood as: what it reads, what it writes, what it runs into, and what it must not say (M4, W3, W4, W7, W9). */
class WriteReaderTest {
    private static final Scene SCENE = new Scene()
            .collection(
                    "users",
                    List.of(
                            BsonDocument.parse(
                                    "{_id: 1, name: 'a', ssn: 'x', badge: 'b', pay: 1, tags: ['t'], hash: 'h', contact: {city: 'c', phone: 'p'}, cards: [{no: 'n'}], deep: 1}")),
                    List.of(
                            new MongoIndex("badge_1", BsonDocument.parse("{badge: 1}"), true),
                            new MongoIndex("contact_1", BsonDocument.parse("{contact: 1}"), true),
                            new MongoIndex("tags_1", BsonDocument.parse("{'tags.0': 1}"), true),
                            new MongoIndex(
                                    "name_1",
                                    BsonDocument.parse("{name: 1}"),
                                    true,
                                    BsonDocument.parse("{ssn: 'hot'}"))))
            .withheld("users/deep")
            .masked("users/ssn", new Mask.Redact())
            .withheld("users/hash")
            .view("names", "users", "[{$project: {name: 1}}]", "_id", "name");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {delete: 'users', deletes: [{q: {hash: 'h'}, limit: 1}]}                                   | catalog.column
            {delete: 'users', deletes: [{q: {none: 'h'}, limit: 1}]}                                   | catalog.column
            {delete: 'users', deletes: [{q: {contact: {$exists: true}}, limit: 1}]}                    | catalog.column
            {delete: 'users', deletes: [{q: {'tags.0': 't'}, limit: 1}]}                               | catalog.column
            {delete: 'users', deletes: [{q: {'cards.no': 't'}, limit: 2}]}                             | mongodb.value
            {delete: 'users', deletes: [{q: {$where: '1'}, limit: 1}]}                                 | mongodb.operator
            {delete: 'users', deletes: [{q: {$expr: {$eq: ['$$ROOT', 1]}}, limit: 1}]}                 | mongodb.operator
            {delete: 'users', deletes: [{q: {name: {a: 1}}, limit: 1}]}                                | mongodb.unsupported
            {delete: 'users', deletes: [{q: {tags: {$elemMatch: {$eq: 't'}}}, limit: 1}]}              | mongodb.unsupported
            {delete: 'users', deletes: [{q: {name: {$type: 'string'}}, limit: 1}]}                     | mongodb.unsupported
            {delete: 'users', deletes: [{q: {_id: 1}, limit: 1, hint: {ssn: 1}}]}                      | mongodb.unsupported
            {delete: 'users', deletes: []}                                                             | mongodb.value
            {delete: 'none', deletes: [{q: {_id: 1}, limit: 1}]}                                       | catalog.object
            {delete: 'names', deletes: [{q: {_id: 1}, limit: 1}]}                                      | mongodb.unsupported
            {update: 'users', updates: [{q: {_id: 1}, u: {name: 'all'}}]}                              | mongodb.unsupported
            {update: 'users', updates: [{q: {_id: 1}, u: [{$set: {name: '$ssn'}}]}]}                   | mongodb.unsupported
            {update: 'users', updates: [{q: {_id: 1}, u: {$rename: {ssn: 'name'}}}]}                   | mongodb.operator
            {update: 'users', updates: [{q: {_id: 1}, u: {$set: {fresh: 1}}}]}                         | catalog.column
            {update: 'users', updates: [{q: {_id: 1}, u: {$set: {contact: {city: 'x'}}}}]}             | catalog.column
            {update: 'users', updates: [{q: {_id: 1}, u: {$unset: {contact: 1}}}]}                     | catalog.column
            {update: 'users', updates: [{q: {_id: 1}, u: {$set: {name: {a: 1}}}}]}                     | mongodb.unsupported
            {update: 'users', updates: [{q: {_id: 1}, u: {$set: {'cards.$[].no': 'x'}}}]}              | mongodb.value
            {update: 'users', updates: [{q: {_id: 1}, u: {$set: {_id: 2}}}]}                           | mongodb.unsupported
            {update: 'users', updates: [{q: {_id: 1}, u: {$pull: {tags: {$gt: 'a'}}}}]}                | mongodb.value
            {update: 'users', updates: [{q: {_id: 1}, u: {$set: {name: 'b'}}, upsert: true}]}          | mongodb.unsupported
            {update: 'users', updates: [{q: {_id: 1}, u: {$set: {name: 'b'}}, arrayFilters: []}]}      | mongodb.unsupported
            {update: 'users', updates: [{q: {_id: 1}, u: {$set: {name: 'b'}}}], ordered: false}        | mongodb.unsupported
            {update: 'users', updates: [{q: {_id: 1}, u: {$set: {name: 'b'}}}], bypassDocumentValidation: true} | mongodb.unsupported
            {update: 'users', updates: [{q: {_id: 1}, u: {$set: {name: 'b'}}}], writeConcern: {w: 0}}  | mongodb.unsupported
            {update: 'users', updates: [{q: {_id: 1}, u: {$set: {name: 'b'}}}], more: 1}               | mongodb.field
            {insert: 'users', documents: [{_id: 2, fresh: 1}]}                                         | catalog.column
            {insert: 'users', documents: [{_id: 2, contact: {fresh: 1}}]}                              | catalog.column
            {insert: 'users', documents: [{_id: 2, $set: {name: 1}}]}                                  | mongodb.value
            {insert: 'users', documents: [{_id: 2, 'contact.city': 'x'}]}                              | mongodb.value
            {insert: 'users', documents: [{_id: 2, deep: {x: 1}}]}                                     | catalog.column
            {insert: 'users', documents: [{_id: 2, deep: {}}]}                                         | catalog.column
            {insert: 'users', documents: [{_id: 2, fresh: {}}]}                                        | catalog.column
            {insert: 'users', documents: [{_id: 2, ssn: {}}]}                                          | catalog.column
            {insert: 'users', documents: [{_id: {}}]}                                                  | catalog.column
            {insert: 'users', documents: [{_id: 2, contact: 5}]}                                       | catalog.column
            {insert: 'users', documents: [{_id: 2, fresh: []}]}                                        | catalog.column
            {insert: 'sallyport_outcomes', documents: [{_id: 2}]}                                      | catalog.object
            {findAndModify: 'users', query: {hash: 1}, remove: true}                                   | catalog.column
            {findAndModify: 'users', query: {_id: 1}, sort: {name: 1}, remove: true}                   | mongodb.unsupported
            {findAndModify: 'users', query: {_id: 1}, remove: true, fields: {_id: 0}}                  | mongodb.value
            {findAndModify: 'users', query: {_id: 1}, remove: true, fields: {hash: 1, _id: 0}}         | mongodb.value
            {findAndModify: 'users', query: {_id: 1}, remove: true, fields: {'cards.0': 1, _id: false}} | mongodb.value
            {findAndModify: 'users', query: {_id: 1}, update: {$set: {name: 'x'}}, upsert: true}       | mongodb.unsupported
            {findAndModify: 'users', query: {_id: 1}, update: {$set: {name: 'x'}}, fields: {name: 0}}  | mongodb.value
            """)
    void m4WhatAWriteMustNotSay(String command, String rule) {
        assertThat(SCENE.refusal(command).rule()).isEqualTo(rule);
    }

    @Test
    void m4WhatAWriteDecidesByIsRead() {
        Effect effect = effect("{update: 'users', updates: [{q: {ssn: '1'}, u: {$set: {name: 'b'}}}]}");

        assertThat(effect.verb()).isEqualTo(Verb.UPDATE);
        assertThat(effect.read()).containsExactly("ssn");
        assertThat(effect.written()).containsExactly("name");
    }

    @Test
    void w4AnOperatorWhoseOutcomeDependsOnWhatIsThereReadsIt() {
        for (String operator : List.of("$inc", "$mul", "$min", "$max")) {
            assertThat(effect("{update: 'users', updates: [{q: {_id: 1}, u: {" + operator + ": {pay: 1}}}]}")
                            .read())
                    .containsExactly("_id", "pay");
        }
    }

    @Test
    void w3KeysThatAWriteMayRunIntoAreLookedAt() {
        assertThat(looked("{insert: 'users', documents: [{_id: 2, pay: 1}]}"))
                .containsExactly("_id", "badge", "contact.city", "contact.phone", "name", "ssn", "tags");
        assertThat(looked("{update: 'users', updates: [{q: {_id: 1}, u: {$set: {badge: 'b'}}}]}"))
                .containsExactly("badge");
        assertThat(looked("{update: 'users', updates: [{q: {_id: 1}, u: {$set: {pay: 2}}}]}"))
                .isEmpty();
    }

    @Test
    void w3AKeyOfADocumentOfAnElementAndOfSomeDocumentsIsLookedAtAsAWhole() {
        assertThat(looked("{update: 'users', updates: [{q: {_id: 1}, u: {$set: {'contact.city': 'x'}}}]}"))
                .containsExactly("contact.city", "contact.phone");
        assertThat(looked("{update: 'users', updates: [{q: {_id: 1}, u: {$set: {tags: ['x']}}}]}"))
                .containsExactly("tags");
        assertThat(looked("{update: 'users', updates: [{q: {_id: 1}, u: {$set: {name: 'x'}}}]}"))
                .containsExactly("name", "ssn");
    }

    @Test
    void whatFindAndModifyAnswersWithIsRead() {
        String command = "{findAndModify: 'users', query: {_id: 1}, update: {$set: {name: 'x'}}";

        assertThat(effect(command + "}").returned())
                .contains("ssn", "contact.phone")
                .doesNotContain("hash");
        assertThat(effect(command + ", fields: {name: 1, contact: 1, _id: 0}}").returned())
                .containsExactly("contact.city", "contact.phone", "name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {name: 'a'}                          | true
            {}                                   | true
            {_id: {$gt: 1}}                      | true
            {_id: null}                          | true
            {$or: [{_id: 1}, {_id: 2}]}          | true
            {_id: {$in: [1,2,3,4,5,6,7,8,9,10,11]}} | true
            {_id: 1}                             | false
            {_id: {$in: [1, 2]}, name: 'a'}      | false
            {name: 'x'}                          | true
            {$and: [{badge: 'b'}, {name: 'x'}]}  | false
            """)
    void p14AKeyOrAShortListOfKeysBoundsAWrite(String query, boolean unbounded) {
        Reading.Understood delete = SCENE.understood("{delete: 'users', deletes: [{q: " + query + ", limit: 0}]}");

        assertThat(delete.operation().risks().contains(Risk.UNBOUNDED)).isEqualTo(unbounded);
    }

    private static Effect effect(String command) {
        return SCENE.effects(command).getFirst();
    }

    private static List<String> looked(String command) {
        return SCENE.effects(command).stream()
                .filter(effect -> effect.cause() == Cause.CONSTRAINT)
                .flatMap(effect -> effect.read().stream())
                .toList();
    }
}
