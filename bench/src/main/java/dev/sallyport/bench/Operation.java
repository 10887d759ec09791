package dev.sallyport.bench;

import java.io.IOException;
import java.sql.SQLException;

/** One thing that is done again and again by one thread. */
interface Operation extends AutoCloseable {
    void run() throws Exception;

    @Override
    default void close() throws IOException, SQLException {}
}
