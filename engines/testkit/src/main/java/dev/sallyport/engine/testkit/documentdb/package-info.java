/**
 * MongoDB's wire before the extension DocumentDB of PostgreSQL: what a client sends becomes a call of the extension's
 * functions. For tests alone, and over loopback alone. It is DocumentDB, and no test may say that MongoDB ran.
 *
 * <p>The extension has the data: collections, views, validators, indexes, expressions, collation, `collectionUUID` of an
 * aggregation, batches, the limits of time and the isolation. The bridge has what is of a server: who logs in by
 * SCRAM-SHA-256 and what the roles `read`, `readWrite` and `root` may do, sessions with transactions that end with their
 * session or their client, cursors that are of one session and one collection, `currentOp`, `killOp`, `killSessions` and
 * `killCursors`, and TLS. What the bridge has shows that a client asks for it rightly, not that MongoDB grants it.
 *
 * <p>Refused aloud, by either of them: JavaScript, change streams, capped and time series collections, a collation of a
 * collection or of `distinct`, `bulkWrite` of MongoDB 8, `$merge` with a pipeline, `min` and `max`, `returnKey`,
 * `showRecordId`, tailable cursors, retryable writes, a versioned API, levels of explanation other than `queryPlanner`,
 * concerns for more than one member, and `collectionUUID` of all but aggregations and drops.
 *
 * <p>Other than MongoDB without a word, so that nothing that rests on it is shown here:
 *
 * <ul>
 *   <li>`$count` of nothing is a document with zero, where MongoDB returns none.
 *   <li>Field names that a command does not know are BadValue (2) for reads, where MongoDB has 40415.
 *   <li>Errors of a duplicate key and of a validator name no values: there is no `keyValue` and no `errInfo`.
 *   <li>A key that was inserted since a transaction began is DuplicateKey (11000) in it, where MongoDB has a conflict.
 *   <li>A write in a transaction waits 50 ms for a lock before it is a conflict; one outside waits as long as it takes.
 *   <li>A transaction ends with the client that sent its last command, where MongoDB keeps it for a minute.
 *   <li>A document keeps no place: without a sort, one that was changed comes later.
 *   <li>Codes that no table names are OperationFailed (96).
 * </ul>
 */
@NullMarked
package dev.sallyport.engine.testkit.documentdb;

import org.jspecify.annotations.NullMarked;
