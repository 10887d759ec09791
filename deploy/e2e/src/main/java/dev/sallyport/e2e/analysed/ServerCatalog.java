package dev.sallyport.e2e.analysed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The operators and types of a server by their oids, for those that a statement means without a word for them. */
public final class ServerCatalog {
    private static final String EQUAL = "pg_catalog.=";

    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, Long> arrays = new HashMap<>();
    private final Map<Long, Long> bases = new HashMap<>();

    public ServerCatalog(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT oid, typarray, typbasetype FROM pg_catalog.pg_type")) {
            while (rows.next()) {
                arrays.put(rows.getLong(1), rows.getLong(2));
                bases.put(rows.getLong(1), rows.getLong(3));
            }
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT o.oid, n.nspname || '.' || o.oprname"
                        + " FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace")) {
            while (rows.next()) {
                names.put(rows.getLong(1), rows.getString(2));
            }
        }
    }

    /** The type itself, or the one under a domain, which the engine works with in its place. */
    long plain(long type) {
        long base = bases.getOrDefault(type, Form.UNTYPED);
        return base == Form.UNTYPED ? type : plain(base);
    }

    /** The type of arrays of a type. */
    long arrayOf(long element) {
        return arrays.getOrDefault(element, Form.UNTYPED);
    }

    /** The type of the elements of an array type. */
    long elementOf(long array) {
        return arrays.entrySet().stream()
                .filter(each -> each.getValue() == array)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The direction of a default order, or the operator that is none. */
    String direction(long sorts) {
        String name = String.valueOf(names.get(sorts));
        return switch (name) {
            case "pg_catalog.<" -> "asc";
            case "pg_catalog.>" -> "desc";
            default -> name;
        };
    }

    /** Nothing for a default equality, or the operator that is none. */
    String equality(long equals) {
        String name = String.valueOf(names.get(equals));
        return name.equals(EQUAL) ? "" : name;
    }
}
