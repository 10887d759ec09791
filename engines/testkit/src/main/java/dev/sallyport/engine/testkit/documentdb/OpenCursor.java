package dev.sallyport.engine.testkit.documentdb;

import java.util.Optional;
import org.bson.BsonBinary;
import org.jspecify.annotations.Nullable;

/**
 * A cursor between two of its batches.
 *
 * @param backend the connection that it holds; none for one that goes on from what the extension gave back, or is of a
 *     transaction
 * @param continuation from where it goes on
 * @param timeLeft in milliseconds; zero is without end
 */
record OpenCursor(
        long id,
        String namespace,
        Optional<BsonBinary> session,
        @Nullable Backend backend,
        String continuation,
        long timeLeft) {
    OpenCursor goesOn(String from, long left) {
        return new OpenCursor(id, namespace, session, backend, from, left);
    }
}
