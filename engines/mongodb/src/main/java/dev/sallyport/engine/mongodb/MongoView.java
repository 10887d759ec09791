package dev.sallyport.engine.mongodb;

import java.util.List;
import org.bson.BsonDocument;

/** What a view is made of: a pipeline over a collection or another view of the same database. */
record MongoView(String on, List<BsonDocument> pipeline) {
    MongoView {
        pipeline = List.copyOf(pipeline);
    }
}
