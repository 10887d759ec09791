package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.rules.RuledTable;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.core.Oid;

/**
 * One column of a relation.
 *
 * @param number its number inside the relation, from 1; never used again after a drop
 * @param type oid of its type
 * @param modifier what the type is limited to, or -1
 * @param collation oid of its collation, or 0
 * @param engineType the type as the server spells it, for example `character varying(20)`
 * @param readable whether the gateway's own role may read it
 */
record PostgresColumn(
        String name,
        int number,
        long type,
        int modifier,
        long collation,
        String engineType,
        boolean nullable,
        Generation generation,
        boolean readable,
        boolean inStar)
        implements RuledTable.Column {
    /** How the server computes a column, where it does. */
    enum Generation {
        NONE,
        /** When the row is written. */
        STORED,
        /** Whenever it is read: its expression may fail then, and tells of the columns in it by that. */
        VIRTUAL;

        /** Of {@code pg_attribute.attgenerated}. */
        static Generation of(String letter) {
            return switch (letter) {
                case "" -> NONE;
                case "s" -> STORED;
                default -> VIRTUAL;
            };
        }
    }

    boolean generated() {
        return generation != Generation.NONE;
    }

    ColumnDescription description() {
        return description(Set.of());
    }

    /** @param inputs numbers of the columns that it is computed from */
    ColumnDescription description(Set<Integer> inputs) {
        return new ColumnDescription(
                name,
                Integer.toString(number),
                engineType,
                kind(),
                inStar,
                inputs.stream().map(input -> Integer.toString(input)).collect(Collectors.toSet()));
    }

    /** By the numbers that the types of `pg_catalog` have on every server; a domain or a type of one's own is none of them. */
    ColumnKind kind() {
        return switch (Math.toIntExact(Math.min(type, Integer.MAX_VALUE))) {
            case Oid.BOOL -> ColumnKind.BOOL;
            case Oid.INT2, Oid.INT4, Oid.INT8 -> ColumnKind.INTEGER;
            case Oid.NUMERIC -> ColumnKind.DECIMAL;
            case Oid.FLOAT4, Oid.FLOAT8 -> ColumnKind.FLOAT;
            case Oid.TEXT, Oid.VARCHAR, Oid.BPCHAR -> ColumnKind.TEXT;
            case Oid.BYTEA -> ColumnKind.BYTES;
            case Oid.DATE -> ColumnKind.DATE;
            case Oid.TIME -> ColumnKind.TIME;
            case Oid.TIMESTAMP -> ColumnKind.TIMESTAMP;
            case Oid.TIMESTAMPTZ -> ColumnKind.INSTANT;
            case Oid.UUID -> ColumnKind.UUID;
            case Oid.JSONB -> ColumnKind.DOCUMENT;
            default -> ColumnKind.OTHER;
        };
    }

    PostgresColumn inStar(boolean in) {
        return new PostgresColumn(
                name, number, type, modifier, collation, engineType, nullable, generation, readable, in);
    }
}
