package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** What a validator looks at, and so what the outcome of a write may tell of (holes W3, W5). */
class MongoRulesTest {
    private static final List<String> COLUMNS = List.of("_id", "limit", "name", "salary");

    @Test
    void w3AValidatorThatComparesPathsLooksAtEachOfThem() {
        MongoRules rules = rules("{validationLevel: 'moderate', validator: {$expr: {$lt: ['$limit', '$salary']}}}");

        assertThat(rules.lookedAt(Set.of("limit"), COLUMNS)).containsExactly("limit", "salary");
        assertThat(rules.lookedAt(Set.of("name"), COLUMNS)).isEmpty();
    }

    @Test
    void w3AValidatorThatNamesTheWholeDocumentLooksAtAllOfIt() {
        assertThat(rules("{validator: {$expr: {$ne: ['$$ROOT', 1]}}}").lookedAt(Set.of("name"), COLUMNS))
                .containsExactlyElementsOf(COLUMNS);
        assertThat(rules("{validator: {$or: [{name: 1}, {salary: 2}]}}").lookedAt(Set.of("name"), COLUMNS))
                .containsExactlyElementsOf(COLUMNS);
        assertThat(rules("{validator: {$expr: {$eq: [{$getField: {$concat: ['sal', 'ary']}}, 1]}}}")
                        .lookedAt(Set.of("name"), COLUMNS))
                .containsExactlyElementsOf(COLUMNS);
    }

    @Test
    void w3ASchemaThatLooksAtPropertiesTogetherLooksAtAll() {
        assertThat(rules("{validator: {$jsonSchema: {anyOf: [{properties: {salary: {minimum: 5}}}]}}}")
                        .lookedAt(Set.of("name"), COLUMNS))
                .containsExactlyElementsOf(COLUMNS);
    }

    @Test
    void aSchemaOfPropertiesLooksAtEachByItself() {
        MongoRules rules = rules(
                "{validationLevel: 'moderate', validator: {$jsonSchema: {properties: {name: {bsonType: 'string'}, salary: {minimum: 5}}}}}");

        assertThat(rules.lookedAt(Set.of("name"), COLUMNS)).containsExactly("name");
    }

    @Test
    void w3AStrictValidatorTellsOfADocumentThatWasNotValidBefore() {
        assertThat(rules("{validator: {salary: {$gt: 5}}}").lookedAt(Set.of("name"), COLUMNS))
                .containsExactly("salary");
        assertThat(rules("{validator: {$jsonSchema: {required: ['phone']}}}").lookedAt(Set.of("name"), COLUMNS))
                .containsExactly("phone");
    }

    @Test
    void r2ACollationOfTheCollectionsOwnIsKnown() {
        assertThat(rules("{collation: {locale: 'en', strength: 1}}").collated()).isTrue();
        assertThat(rules("{collation: {locale: 'simple'}}").collated()).isFalse();
        assertThat(rules("{}").collated()).isFalse();
    }

    private static MongoRules rules(String options) {
        return MongoRules.of(BsonDocument.parse(options));
    }
}
