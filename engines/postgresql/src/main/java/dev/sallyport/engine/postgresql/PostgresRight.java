package dev.sallyport.engine.postgresql;

/**
 * A right of the session's role, or one that it lacks, as {@link PostgresRightsQuery} finds it.
 *
 * @param holder the role that it was given to; empty when it was given to PUBLIC
 */
record PostgresRight(String kind, String schema, String object, String column, String right, String holder) {
    static PostgresRight of(PostgresRow row) {
        return new PostgresRight(row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5));
    }
}
