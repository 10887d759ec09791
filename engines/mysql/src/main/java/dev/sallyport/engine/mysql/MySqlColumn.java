package dev.sallyport.engine.mysql;

import dev.sallyport.engine.run.Digest;
import dev.sallyport.engine.sql.rules.RuledTable;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import java.util.Set;

/**
 * One column of a relation.
 *
 * @param position its place inside the relation, from 1; another one may take it later
 * @param nullable whether it may hold no value
 * @param invisible whether the server leaves it out of `*`
 * @param readable whether the gateway's own role may read it
 */
record MySqlColumn(
        String name,
        int position,
        Type type,
        boolean nullable,
        Computation computation,
        boolean invisible,
        boolean readable,
        boolean inStar)
        implements RuledTable.Column {
    private static final int DIGITS_OF_ID = 16;

    /**
     * What a column holds.
     *
     * @param name the type alone: `varchar`
     * @param spelled as the server spells it: `varchar(60)`, `int unsigned`
     * @param characterSet empty for what is no text
     * @param collation empty for what is no text
     */
    record Type(String name, String spelled, String characterSet, String collation) {}

    /** How the server computes a column, where it does: empty where it does not. */
    record Computation(Generation generation, String expression) {
        static final Computation NONE = new Computation(Generation.NONE, "");
    }

    /** When the server computes a column. */
    enum Generation {
        NONE,
        /** Never, but the clock sets it whenever another column of the row changes. */
        TOUCHED,
        /** When the row is written. */
        STORED,
        /** Whenever it is read: its expression may fail then, and tells of the columns in it by that. */
        VIRTUAL
    }

    @Override
    public int number() {
        return position;
    }

    /** The type alone: `varchar`. */
    String dataType() {
        return type.name();
    }

    /** As the server spells it: `varchar(60)`. */
    String engineType() {
        return type.spelled();
    }

    String characterSet() {
        return type.characterSet();
    }

    String collation() {
        return type.collation();
    }

    Generation generation() {
        return computation.generation();
    }

    String expression() {
        return computation.expression();
    }

    boolean generated() {
        return generation() == Generation.STORED || generation() == Generation.VIRTUAL;
    }

    boolean isUnsigned() {
        return engineType().contains(" unsigned");
    }

    /**
     * What it is known by: the server numbers no columns, so that a column which changes its place, name or type is another one
     * for whoever classified it.
     */
    String id() {
        String what = name.length() + ":" + name + engineType().length() + ":" + engineType();
        return position + "-" + Digest.of(what).substring(0, DIGITS_OF_ID);
    }

    /** @param inputs ids of the columns that it is computed from */
    ColumnDescription description(Set<String> inputs) {
        return new ColumnDescription(name, id(), engineType(), kind(), inStar, inputs);
    }

    ColumnKind kind() {
        return switch (dataType()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year" -> ColumnKind.INTEGER;
            case "bit" -> engineType().equals("bit(1)") ? ColumnKind.BOOL : ColumnKind.OTHER;
            case "decimal" -> ColumnKind.DECIMAL;
            case "float", "double" -> ColumnKind.FLOAT;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum" -> ColumnKind.TEXT;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> ColumnKind.BYTES;
            case "date" -> ColumnKind.DATE;
            case "time" -> ColumnKind.TIME;
            case "datetime" -> ColumnKind.TIMESTAMP;
            case "timestamp" -> ColumnKind.INSTANT;
            case "uuid" -> ColumnKind.UUID;
            case "json" -> ColumnKind.DOCUMENT;
            default -> ColumnKind.OTHER;
        };
    }

    /** The same as `json`: a text that the server lets hold nothing else. */
    MySqlColumn asDocument() {
        boolean whole = dataType().equals("longtext") && collation().equals("utf8mb4_bin");
        Type json = whole ? new Type("json", "json", characterSet(), collation()) : type;
        return new MySqlColumn(name, position, json, nullable, computation, invisible, readable, inStar);
    }

    MySqlColumn inStar(boolean in) {
        return new MySqlColumn(name, position, type, nullable, computation, invisible, readable, in);
    }
}
