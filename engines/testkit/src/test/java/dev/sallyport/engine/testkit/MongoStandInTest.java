package dev.sallyport.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;

final class MongoStandInTest {
    @Test
    void itIsNamedAfterItselfAndIsNoServerOfTests() {
        try (MongoStandIn standIn = MongoStandIn.start()) {
            assertThat(standIn.product()).isEqualTo("mongo-java-server");
            assertThat(ServerKind.values()).noneMatch(kind -> kind.is(standIn.product()));
        }
    }

    @Test
    void documentsAreWrittenAndRead() {
        try (MongoStandIn standIn = MongoStandIn.start();
                MongoClient client = MongoClients.create(standIn.connectionString())) {
            MongoCollection<Document> notes = client.getDatabase("shop").getCollection("notes");
            notes.insertOne(new Document("_id", 1));

            assertThat(notes.countDocuments()).isEqualTo(1);
        }
    }
}
