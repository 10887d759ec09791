package dev.sallyport.cli.output;

import dev.sallyport.client.ColumnVector;
import dev.sallyport.client.Row;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cells as JSON values: nothing is rounded, so decimals and what JSON has no number for are texts. */
final class JsonCells {
    private JsonCells() {}

    /** Labels with a number behind the second and later ones of the same name, as keys of an object must differ. */
    static List<String> keys(List<String> labels) {
        List<String> keys = new ArrayList<>();
        for (String label : labels) {
            String key = label;
            for (int count = 2; keys.contains(key); count++) {
                key = label + "_" + count;
            }
            keys.add(key);
        }
        return keys;
    }

    /** A row, whose documents are written in a form of extended JSON. */
    static Map<String, @Nullable Object> object(List<String> keys, Row row, ExtendedJson documents) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int at = 0; at < keys.size(); at++) {
            object.put(keys.get(at), row.isNull(at) ? null : value(row.batch().column(at), row.index(), documents));
        }
        return object;
    }

    private static Object value(ColumnVector column, int row, ExtendedJson documents) {
        return switch (column.column().getType()) {
            case TYPE_BOOL -> column.bool(row);
            case TYPE_INT8, TYPE_INT16, TYPE_INT32, TYPE_INT64 -> column.int64(row);
            case TYPE_UINT64 -> new BigInteger(column.text(row));
            case TYPE_FLOAT32, TYPE_FLOAT64 ->
                Double.isFinite(column.float64(row)) ? finite(column, row) : column.text(row);
            case TYPE_BSON -> new JsonText.Ready(documents.of(column.bytes(row)));
            case TYPE_DECIMAL,
                    TYPE_TEXT,
                    TYPE_BYTES,
                    TYPE_DATE,
                    TYPE_TIME,
                    TYPE_TIMESTAMP,
                    TYPE_INSTANT,
                    TYPE_INTERVAL,
                    TYPE_UUID,
                    TYPE_JSON,
                    TYPE_OTHER,
                    TYPE_UNSPECIFIED,
                    UNRECOGNIZED -> column.text(row);
        };
    }

    /** The shortest text that reads back as the same number: a single is not widened first. */
    private static Number finite(ColumnVector column, int row) {
        return new java.math.BigDecimal(column.text(row));
    }
}
