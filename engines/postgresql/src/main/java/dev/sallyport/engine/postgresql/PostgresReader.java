package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Statement;

/** Understands a statement against one principal's catalog, or refuses it; no I/O. */
@FunctionalInterface
interface PostgresReader {
    Reading read(Statement statement, PostgresCatalog catalog);
}
