package dev.sallyport.engine.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.ResultColumn;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** Reads batches back, independently of how they were written. */
public final class Cells {
    private Cells() {}

    /** All that comes of an execution. */
    public static List<List<Optional<String>>> rows(Execution execution) throws EngineFailure {
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (Optional<Batch> next = execution.next(); next.isPresent(); next = execution.next()) {
            rows.addAll(rows(execution.columns(), next.get()));
        }
        return rows;
    }

    /** Each cell as text, and nothing where it is null; row by row. */
    public static List<List<Optional<String>>> rows(List<ResultColumn> columns, Batch batch) {
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            List<Optional<String>> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(cell(columns.get(i), batch.columns().get(i), row));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** The cells of a row of columns; of a row that is one document, its fields in their order. */
    public static List<Optional<String>> apart(List<ResultColumn> columns, List<Optional<String>> row) {
        return isOfDocuments(columns)
                ? fields(new RawBsonDocument(
                        HexFormat.of().parseHex(row.getFirst().orElseThrow())))
                : row;
    }

    /** Whether each row is one document. */
    public static boolean isOfDocuments(List<ResultColumn> columns) {
        return columns.size() == 1 && columns.getFirst().type() == ColumnType.BSON;
    }

    /** The cell of a sample; of one that is a document in JSON, its fields in their order. */
    public static Stream<Optional<String>> apart(Optional<String> cell) {
        return cell.isPresent() && cell.get().startsWith("{")
                ? fields(BsonDocument.parse(cell.get())).stream()
                : Stream.of(cell);
    }

    private static List<Optional<String>> fields(BsonDocument document) {
        return document.values().stream().map(Cells::field).toList();
    }

    private static Optional<String> field(BsonValue value) {
        return switch (value.getBsonType()) {
            case NULL -> Optional.empty();
            case STRING -> Optional.of(value.asString().getValue());
            case INT32, INT64 -> Optional.of(Long.toString(value.asNumber().longValue()));
            default -> Optional.of(value.toString());
        };
    }

    private static Optional<String> cell(ResultColumn column, Batch.Buffers buffers, int row) {
        boolean isNull = buffers.validity().length > 0 && !bit(buffers.validity(), row);
        return isNull ? Optional.empty() : Optional.of(value(column, buffers, row));
    }

    private static String value(ResultColumn column, Batch.Buffers buffers, int row) {
        ByteBuffer data = ByteBuffer.wrap(buffers.data()).order(ByteOrder.LITTLE_ENDIAN);
        return switch (column.type()) {
            case BOOL -> Boolean.toString(bit(buffers.data(), row));
            case INT8 -> Byte.toString(data.get(row));
            case INT16 -> Short.toString(data.getShort(row * Short.BYTES));
            case INT32, DATE -> Integer.toString(data.getInt(row * Integer.BYTES));
            case INT64, TIME, TIMESTAMP, INSTANT -> Long.toString(data.getLong(row * Long.BYTES));
            case UINT64 -> Long.toUnsignedString(data.getLong(row * Long.BYTES));
            case FLOAT32 -> Float.toString(data.getFloat(row * Float.BYTES));
            case FLOAT64 -> Double.toString(data.getDouble(row * Double.BYTES));
            case UUID -> HexFormat.of().formatHex(buffers.data(), row * 16, row * 16 + 16);
            case BYTES, BSON -> HexFormat.of().formatHex(variable(buffers, row));
            case DECIMAL, TEXT, INTERVAL, JSON, OTHER -> new String(variable(buffers, row), UTF_8);
        };
    }

    private static byte[] variable(Batch.Buffers buffers, int row) {
        ByteBuffer offsets = ByteBuffer.wrap(buffers.offsets()).order(ByteOrder.LITTLE_ENDIAN);
        int from = offsets.getInt(row * Integer.BYTES);
        int to = offsets.getInt((row + 1) * Integer.BYTES);
        return Arrays.copyOfRange(buffers.data(), from, to);
    }

    private static boolean bit(byte[] bits, int index) {
        return (bits[index / 8] >> (index % 8) & 1) == 1;
    }
}
