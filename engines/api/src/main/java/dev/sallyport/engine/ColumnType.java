package dev.sallyport.engine;

/** The types of the wire's columns; the buffers of each are laid out as in the Arrow columnar format. */
public enum ColumnType {
    BOOL,
    INT8,
    INT16,
    INT32,
    INT64,
    UINT64,
    FLOAT32,
    FLOAT64,
    /** Decimal as text. */
    DECIMAL,
    TEXT,
    BYTES,
    /** int32 days since 1970-01-01. */
    DATE,
    /** int64 microseconds since midnight. */
    TIME,
    /** int64 microseconds, no zone. */
    TIMESTAMP,
    /** int64 microseconds since 1970-01-01T00:00:00Z. */
    INSTANT,
    /** Interval as text. */
    INTERVAL,
    /** 16 bytes. */
    UUID,
    /** UTF-8. */
    JSON,
    /** A document in BSON, as the server sent it. */
    BSON,
    /** Any other type in its text form. */
    OTHER
}
