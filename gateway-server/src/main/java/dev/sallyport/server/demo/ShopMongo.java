package dev.sallyport.server.demo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.sallyport.server.wiring.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The shop as documents, in a database of its own on a server that somebody else runs: no MongoDB comes with the demo.
 *
 * @param address of a server on this machine that asks for no password, as `localhost:27017`
 */
record ShopMongo(String address) {
    static final String DATABASE = "sallyport_demo";

    private static final int PATIENCE = 5;

    /** Writes the shop anew. */
    static ShopMongo load(String address, Path documents) throws IOException {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://" + address + "/?directConnection=true"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE, TimeUnit.SECONDS))
                .retryWrites(false)
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            fill(client.getDatabase(DATABASE), BsonDocument.parse(Files.readString(documents)));
            return new ShopMongo(address);
        } catch (MongoException | IllegalArgumentException e) {
            throw new StartException("no shop can be written to `" + address + "`: " + e.getMessage()
                    + "; name a server on this machine that asks for no password, as `--mongodb localhost:27017`");
        }
    }

    private static void fill(MongoDatabase database, BsonDocument shop) {
        shop.forEach((name, documents) -> {
            database.getCollection(name).drop();
            database.createCollection(name);
            if (!documents.asArray().isEmpty()) {
                database.getCollection(name, BsonDocument.class)
                        .insertMany(documents.asArray().stream()
                                .map(BsonValue::asDocument)
                                .toList());
            }
        });
    }
}
