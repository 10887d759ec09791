package dev.sallyport.engine.mongodb;

import java.time.Duration;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/** Looks at some documents of a collection: the first, the last, and some between; keeps their paths and lets go of them. */
final class MongoSamples {
    private static final int DOCUMENTS = 64;
    /** Bytes of documents of one collection; the last one may go beyond. */
    private static final long BYTES = 4 << 20;
    /** What is not found within it is learnt another time. */
    private static final Duration TIME = Duration.ofSeconds(2);

    private final MongoSession session;
    private final String collection;
    private final MongoPaths paths;
    private long bytes;

    private MongoSamples(MongoSession session, String collection, MongoPaths paths) {
        this.session = session;
        this.collection = collection;
        this.paths = paths;
    }

    static void add(MongoListed listed, MongoPaths paths, MongoSession session) throws MongoFault {
        MongoSamples samples = new MongoSamples(session, listed.name(), paths);
        samples.look(List.of());
        if (!listed.isView()) {
            samples.look(List.of(stage("$sort", new BsonDocument("_id", new BsonInt32(-1)))));
            samples.look(List.of(stage("$sample", new BsonDocument("size", new BsonInt32(DOCUMENTS)))));
        }
    }

    private static BsonDocument stage(String name, BsonDocument by) {
        return new BsonDocument(name, by);
    }

    /** A look that fails learns nothing; only a server that is not there is a failure. */
    private void look(List<BsonDocument> stages) throws MongoFault {
        try {
            read(stages);
        } catch (MongoFault e) {
            if (MongoErrors.isUnreachable(e)) {
                throw e;
            }
        }
    }

    private void read(List<BsonDocument> stages) throws MongoFault {
        BsonArray pipeline = new BsonArray(stages);
        pipeline.add(new BsonDocument("$limit", new BsonInt32(DOCUMENTS)));
        BsonDocument command = new BsonDocument("aggregate", new BsonString(collection))
                .append("pipeline", pipeline)
                .append("cursor", MongoCommands.cursor(DOCUMENTS / 4))
                .append("allowDiskUse", BsonBoolean.FALSE);
        try (MongoRows rows = MongoRows.of(MongoCommands.within(command, TIME), session)) {
            while (bytes < BYTES && rows.hasNext()) {
                RawBsonDocument document = rows.next();
                bytes += document.getByteBuffer().remaining();
                paths.add(document);
            }
        }
    }
}
