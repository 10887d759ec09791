package dev.sallyport.engine.mongodb;

import org.bson.BsonDocument;

/**
 * One index of a collection.
 *
 * @param keys the indexed paths in order, each with its direction or kind
 */
record MongoIndex(String name, BsonDocument keys, boolean unique) {}
