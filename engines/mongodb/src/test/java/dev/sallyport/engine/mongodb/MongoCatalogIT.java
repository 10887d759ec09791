package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoNamespace;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectDescription.Kind;
import java.util.List;
import java.util.UUID;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** The catalog as a server has it. */
final class MongoCatalogIT extends OnDocuments {
    MongoCatalogIT(DocumentDatabase own) throws EngineFailure {
        super(
                own,
                "{create: 'users', validator: {$jsonSchema: {bsonType: 'object', properties: {ssn: {bsonType: 'string'}}}}}",
                "{create: 'empty'}",
                "{create: 'sallyport_outcomes'}",
                "{insert: 'users', documents: [{_id: 1, ssn: '900', cards: [[{no: 'x'}]], 'dotted.key': 1}, {_id: 2, ssn: '901', n: 1}]}",
                "{createIndexes: 'users', indexes: [{key: {ssn: 1}, name: 'ssn_1', unique: true}]}",
                "{create: 'names', viewOn: 'users', pipeline: [{$project: {taxRef: '$ssn'}}]}",
                "{create: 'outer', viewOn: 'names', pipeline: [{$match: {taxRef: '900'}}]}",
                "{create: 'peek', viewOn: 'sallyport_outcomes', pipeline: []}");
    }

    @Test
    void theGatewaysOwnCollectionAndTheSystemsDoNotExist() {
        assertThat(engine().catalog().objects())
                .extracting(each -> each.name().object())
                .containsExactly("empty", "names", "outer", "peek", "users");
    }

    @Test
    void aViewOfTheGatewaysOwnCollectionIsNotLookedAt() throws EngineFailure {
        own.run("{insert: 'sallyport_outcomes', documents: [{_id: 1, kept: true}]}");
        engine().refresh();

        assertThat(collection("peek").description().columns()).isEmpty();
    }

    @Test
    void collectionsHaveTheirIdAndThePathsOfValidatorsAndDocuments() {
        ObjectDescription users = collection("users").description();

        assertThat(users.kind()).isEqualTo(Kind.COLLECTION);
        assertThat(UUID.fromString(users.id())).isNotNull();
        assertThat(users.columns())
                .extracting(column -> column.name() + " " + column.engineType())
                .containsExactly("_id int", "cards.no string", "n int", "ssn string");
        assertThat(collection("users").arrays()).containsEntry("cards", 2).containsEntry("cards.no", 0);
        assertThat(collection("empty").description().columns())
                .extracting(ColumnDescription::name)
                .containsExactly("_id");
    }

    @Test
    void viewsHaveTheirDefinition() {
        MongoCollection outer = collection("outer");

        assertThat(outer.description().kind()).isEqualTo(Kind.VIEW);
        assertThat(outer.description().id()).isEqualTo("view:outer");
        assertThat(outer.view().orElseThrow().on()).isEqualTo("names");
        assertThat(outer.view().orElseThrow().pipeline())
                .containsExactly(BsonDocument.parse("{$match: {taxRef: '900'}}"));
        assertThat(outer.description().columns())
                .extracting(ColumnDescription::name)
                .contains("taxRef");
    }

    @Test
    void indexesAreKnown() {
        assertThat(collection("users").indexes())
                .contains(new MongoIndex("ssn_1", BsonDocument.parse("{ssn: 1}"), true));
    }

    @Test
    void pathsStayKnownUntilTheCollectionIsAnother() throws EngineFailure {
        own.run("{delete: 'users', deletes: [{q: {}, limit: 0}]}");
        engine().refresh();
        assertThat(collection("users").description().column("n")).isPresent();

        own.run("{drop: 'users'}", "{create: 'users'}");
        engine().refresh();
        assertThat(collection("users").description().column("n")).isEmpty();
    }

    @Test
    void aRenamedCollectionDoesNotKeepWhatTheNameHad() throws EngineFailure {
        String before = collection("users").description().id();
        own.run("{drop: 'empty'}");
        own.database().getCollection("users").renameCollection(new MongoNamespace(own.name(), "empty"));
        engine().refresh();

        assertThat(collection("empty").description().id()).isEqualTo(before);
        assertThat(engine().catalog().collection("users")).isEmpty();
        assertThat(collection("empty").description().column("n")).isPresent();
    }

    @Test
    void aNewCollectionIsSeenByItself() {
        String version = engine().catalog().version();
        own.run("{create: 'late'}");

        await().until(() -> engine().catalog().collection("late").isPresent());

        assertThat(engine().catalog().version()).isNotEqualTo(version);
    }

    @Test
    void anEqualCatalogStaysTheOneThatItIs() throws EngineFailure {
        MongoCatalog before = engine().catalog();
        engine().refresh();

        assertThat(engine().catalog()).isSameAs(before);
        assertThat(List.of(engine().server())).allMatch(name -> name.startsWith("mongodb/"));
    }
}
