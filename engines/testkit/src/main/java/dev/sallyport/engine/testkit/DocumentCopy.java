package dev.sallyport.engine.testkit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/** Makes a database of documents what another one on its server is. */
final class DocumentCopy {
    private final MongoDatabase from;
    private final MongoDatabase to;

    private DocumentCopy(MongoDatabase from, MongoDatabase to) {
        this.from = from;
        this.to = to;
    }

    static void make(MongoDatabase from, MongoDatabase to) {
        DocumentCopy copy = new DocumentCopy(from, to);
        List<BsonDocument> entries = listed(from);
        List<BsonDocument> kept =
                listed(to).stream().filter(entry -> holds(entries, entry)).toList();
        listed(to).stream().filter(entry -> !kept.contains(entry)).forEach(copy::drop);
        entries.stream().filter(entry -> !isView(entry)).forEach(entry -> copy.collection(entry, kept));
        entries.stream().filter(entry -> isView(entry) && !holds(kept, entry)).forEach(copy::create);
    }

    private static boolean holds(List<BsonDocument> entries, BsonDocument entry) {
        return entries.stream().anyMatch(each -> isAlike(each, entry));
    }

    /** A collection that is alike stays itself and keeps its id. */
    private static boolean isAlike(BsonDocument entry, BsonDocument other) {
        return name(entry).equals(name(other))
                && isView(entry) == isView(other)
                && entry.getDocument("options").equals(other.getDocument("options"));
    }

    private void drop(BsonDocument entry) {
        to.getCollection(name(entry)).drop();
    }

    private static List<BsonDocument> listed(MongoDatabase database) {
        return database.listCollections(BsonDocument.class).into(new ArrayList<>()).stream()
                .filter(entry -> !name(entry).startsWith("system."))
                .toList();
    }

    private static String name(BsonDocument entry) {
        return entry.getString("name").getValue();
    }

    private static boolean isView(BsonDocument entry) {
        return entry.getString("type").getValue().equals("view");
    }

    private void create(BsonDocument entry) {
        BsonDocument command = new BsonDocument("create", entry.getString("name"));
        command.putAll(entry.getDocument("options"));
        to.runCommand(command);
    }

    /** The documents go as the bytes that they are: what holds a name twice keeps it twice. */
    private void collection(BsonDocument entry, List<BsonDocument> kept) {
        if (holds(kept, entry)) {
            to.getCollection(name(entry)).dropIndexes();
            to.getCollection(name(entry)).deleteMany(new BsonDocument());
        } else {
            create(entry);
        }
        MongoCollection<RawBsonDocument> original = from.getCollection(name(entry), RawBsonDocument.class);
        List<RawBsonDocument> documents = original.find().into(new ArrayList<>());
        if (!documents.isEmpty()) {
            to.getCollection(name(entry), RawBsonDocument.class).insertMany(documents);
        }
        BsonArray indexes = new BsonArray();
        original.listIndexes(BsonDocument.class).forEach(index -> {
            if (!index.getString("name").getValue().equals("_id_")) {
                index.remove("ns");
                indexes.add(index);
            }
        });
        if (!indexes.isEmpty()) {
            to.runCommand(new BsonDocument("createIndexes", new BsonString(name(entry))).append("indexes", indexes));
        }
    }
}
