package dev.sallyport.engine.postgresql;

import dev.sallyport.operation.ColumnDescription;

/**
 * One column of a relation.
 *
 * @param number its number inside the relation, from 1; never used again after a drop
 * @param type oid of its type
 * @param modifier what the type is limited to, or -1
 * @param collation oid of its collation, or 0
 * @param engineType the type as the server spells it, for example `character varying(20)`
 */
record PostgresColumn(
        String name,
        int number,
        long type,
        int modifier,
        long collation,
        String engineType,
        boolean nullable,
        boolean generated,
        boolean inStar) {
    ColumnDescription description() {
        return new ColumnDescription(name, Integer.toString(number), engineType, inStar);
    }

    PostgresColumn inStar(boolean in) {
        return new PostgresColumn(name, number, type, modifier, collation, engineType, nullable, generated, in);
    }
}
