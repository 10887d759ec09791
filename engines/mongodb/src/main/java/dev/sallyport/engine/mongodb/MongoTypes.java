package dev.sallyport.engine.mongodb;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.BsonBinarySubType;
import org.bson.BsonValue;

/** The server's names of types, and what a rule may do with values of them. */
final class MongoTypes {
    /** Of the values that are UUIDs, which the server calls as it calls all bytes. */
    static final String UUID = "uuid";

    static final String BYTES = "binData";
    static final String ARRAY = "array";
    static final String OBJECT = "object";

    private static final Set<String> WHOLE = Set.of("int", "long");
    private static final Set<String> NUMBERS = Set.of("int", "long", "double", "decimal");
    private static final Pattern BAR = Pattern.compile("\\|");

    private MongoTypes() {}

    static String of(BsonValue value) {
        return switch (value.getBsonType()) {
            case DOUBLE -> "double";
            case STRING -> "string";
            case DOCUMENT -> OBJECT;
            case ARRAY -> ARRAY;
            case BINARY -> value.asBinary().getType() == BsonBinarySubType.UUID_STANDARD.getValue() ? UUID : BYTES;
            case OBJECT_ID -> "objectId";
            case BOOLEAN -> "bool";
            case DATE_TIME -> "date";
            case NULL -> "null";
            case REGULAR_EXPRESSION -> "regex";
            case DB_POINTER -> "dbPointer";
            case JAVASCRIPT -> "javascript";
            case SYMBOL -> "symbol";
            case JAVASCRIPT_WITH_SCOPE -> "javascriptWithScope";
            case INT32 -> "int";
            case TIMESTAMP -> "timestamp";
            case INT64 -> "long";
            case DECIMAL128 -> "decimal";
            case MIN_KEY -> "minKey";
            case MAX_KEY -> "maxKey";
            case UNDEFINED, END_OF_DOCUMENT -> "undefined";
        };
    }

    static String spelled(Set<String> types) {
        NavigableSet<String> names = new TreeSet<>(types);
        if (names.remove(UUID)) {
            names.add(BYTES);
        }
        return String.join("|", names);
    }

    /** The types of a column that is known already. */
    static Set<String> of(ColumnDescription column) {
        NavigableSet<String> types = new TreeSet<>();
        BAR.splitAsStream(column.engineType()).forEach(types::add);
        if (types.contains(BYTES) && column.kind() != ColumnKind.BYTES) {
            types.add(UUID);
        }
        if (column.kind() == ColumnKind.UUID) {
            types.remove(BYTES);
        }
        return types;
    }

    /** What values of these types may be compared with; several sorts, like several values in an array, with nothing. */
    static ColumnKind kind(Set<String> types, boolean inArrays) {
        Set<String> sorts = new TreeSet<>(types);
        sorts.remove("null");
        if (inArrays || sorts.isEmpty()) {
            return ColumnKind.OTHER;
        }
        if (sorts.size() == 1) {
            return kind(sorts.iterator().next());
        }
        if (WHOLE.containsAll(sorts)) {
            return ColumnKind.INTEGER;
        }
        return NUMBERS.containsAll(sorts) ? ColumnKind.DECIMAL : ColumnKind.OTHER;
    }

    private static ColumnKind kind(String type) {
        return switch (type) {
            case "string" -> ColumnKind.TEXT;
            case "int", "long" -> ColumnKind.INTEGER;
            case "double" -> ColumnKind.FLOAT;
            case "decimal" -> ColumnKind.DECIMAL;
            case "bool" -> ColumnKind.BOOL;
            case "date" -> ColumnKind.INSTANT;
            case UUID -> ColumnKind.UUID;
            case BYTES -> ColumnKind.BYTES;
            default -> ColumnKind.OTHER;
        };
    }
}
