package dev.sallyport.operation;

/** What a column's values are to a rule: what a row filter compares them with, and whether they are documents. */
public enum ColumnKind {
    BOOL,
    INTEGER,
    DECIMAL,
    FLOAT,
    TEXT,
    BYTES,
    DATE,
    TIME,
    TIMESTAMP,
    INSTANT,
    UUID,
    /** A JSON document whose paths may be declared; no row filter may compare it. */
    DOCUMENT,
    /** A type that no row filter may compare, because its comparison may raise or depend on a setting. */
    OTHER;

    /** Whether a row filter may compare the column at all. */
    public boolean isComparable() {
        return this != OTHER && this != DOCUMENT;
    }

    /** Whether the column may be compared with a value; null compares with every kind, and is equal to nothing. */
    public boolean takes(Value value) {
        return switch (value) {
            case Value.Null _ -> isComparable();
            case Value.Bool _ -> this == BOOL;
            case Value.Int _ -> this == INTEGER || this == DECIMAL;
            case Value.Float _ -> this == FLOAT;
            case Value.Decimal _ -> this == DECIMAL;
            case Value.Text(var text) -> this == TEXT && text.indexOf('\0') < 0;
            case Value.Bytes _ -> this == BYTES;
            case Value.Date _ -> this == DATE;
            case Value.Time _ -> this == TIME;
            case Value.Timestamp _ -> this == TIMESTAMP;
            case Value.Instant _ -> this == INSTANT;
            case Value.Uuid _ -> this == UUID;
            case Value.Json _ -> false;
        };
    }

    /** Whether the column may be looked up among the values of a column of another kind. */
    public boolean meets(ColumnKind other) {
        return this == other && isComparable();
    }
}
