package dev.sallyport.engine.mongodb;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** The documents of one cursor, one after the other, as the server sent them. */
final class MongoRows implements MongoBatches.Documents, AutoCloseable {
    /** Documents that are asked for at once; the server sends fewer where these would be too many bytes. */
    private static final int SIZE = 1_024;

    private final MongoSession session;
    private final String collection;
    private final Between between;
    private Iterator<BsonValue> batch;
    private long cursor;

    /** Runs behind each further answer, before any of its documents is given. */
    @FunctionalInterface
    interface Between {
        void check() throws MongoFault;
    }

    private MongoRows(MongoSession session, BsonDocument first, Between between) throws MongoFault {
        this.session = session;
        this.between = between;
        BsonDocument opened = cursor(first);
        String namespace = opened.getString("ns").getValue();
        this.collection = namespace.substring(namespace.indexOf('.') + 1);
        this.batch = opened.getArray("firstBatch").iterator();
        this.cursor = opened.getNumber("id").longValue();
    }

    /** Runs a command that answers with a cursor. */
    static MongoRows of(BsonDocument command, MongoSession session) throws MongoFault {
        return of(command, session, () -> {});
    }

    static MongoRows of(BsonDocument command, MongoSession session, Between between) throws MongoFault {
        return new MongoRows(session, session.run(command), between);
    }

    private static BsonDocument cursor(BsonDocument reply) throws MongoFault {
        if (!reply.isDocument("cursor")) {
            throw MongoFault.unanswered("CURSOR");
        }
        return reply.getDocument("cursor");
    }

    @Override
    public boolean hasNext() throws MongoFault {
        while (!batch.hasNext() && cursor != 0) {
            BsonDocument more = cursor(session.run(MongoCommands.more(cursor, collection, SIZE)));
            cursor = more.getNumber("id").longValue();
            between.check();
            batch = more.getArray("nextBatch").iterator();
        }
        return batch.hasNext();
    }

    @Override
    public RawBsonDocument next() {
        if (batch.next() instanceof RawBsonDocument document) {
            return document;
        }
        throw new NoSuchElementException("an answer holds something that is no document");
    }

    /** Has the server forget what was not read. */
    @Override
    public void close() {
        if (cursor != 0) {
            session.leave(collection, cursor);
            cursor = 0;
        }
    }
}
