package dev.sallyport.e2e.corpora;

import java.sql.SQLException;
import java.util.Optional;

/** Asks a server whether it would prepare a text: nothing is run, nothing is split. */
interface Describer {
    /** Empty when the server takes the text. */
    Optional<Fault> fault(String sql) throws SQLException;

    /**
     * Why a server does not take a text, in the states and words of PostgreSQL.
     *
     * @param offset where, in characters from 0; -1 when it does not say
     */
    record Fault(String state, String message, int offset) {}
}
