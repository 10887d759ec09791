package dev.sallyport.client;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.ColumnData;
import dev.sallyport.v1.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The values of one column of one batch in the memory layout of the Arrow columnar format, checked to be all there. */
sealed interface Cells {
    /** Booleans, one bit each. */
    record Bits(ByteString data) implements Cells {
        boolean bool(int row) {
            return Validity.isSet(data, row);
        }
    }

    /** Values of one width, little-endian. */
    record Fixed(ByteBuffer data, int width) implements Cells {
        long int64(int row) {
            return switch (width) {
                case 1 -> data.get(row);
                case 2 -> data.getShort(row * width);
                case 4 -> data.getInt(row * width);
                default -> data.getLong(row * width);
            };
        }

        /** The bytes as they stand, for values that are no numbers. */
        byte[] bytes(int row) {
            byte[] bytes = new byte[width];
            data.get(row * width, bytes);
            return bytes;
        }
    }

    /** Values of any length, one after the other. */
    record Variable(ByteBuffer offsets, ByteString data) implements Cells {
        ByteString bytes(int row) {
            return data.substring(offset(offsets, row), offset(offsets, row + 1));
        }
    }

    /** Reads the buffers of a column; throws when they are shorter than its rows need. */
    static Cells of(Type type, ColumnData column, int rows) {
        return switch (type) {
            case TYPE_BOOL -> bits(column.getData(), rows);
            case TYPE_INT8 -> fixed(column.getData(), rows, 1);
            case TYPE_INT16 -> fixed(column.getData(), rows, 2);
            case TYPE_INT32, TYPE_FLOAT32, TYPE_DATE -> fixed(column.getData(), rows, 4);
            case TYPE_INT64, TYPE_UINT64, TYPE_FLOAT64, TYPE_TIME, TYPE_TIMESTAMP, TYPE_INSTANT ->
                fixed(column.getData(), rows, 8);
            case TYPE_UUID -> fixed(column.getData(), rows, 16);
            case TYPE_DECIMAL, TYPE_TEXT, TYPE_BYTES, TYPE_INTERVAL, TYPE_JSON, TYPE_OTHER, TYPE_BSON ->
                variable(column, rows);
            case TYPE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IncompleteAnswerException("a column has a type that this client does not know");
        };
    }

    private static Bits bits(ByteString data, int rows) {
        require((long) data.size() * Byte.SIZE >= rows, data.size(), rows);
        return new Bits(data);
    }

    private static Fixed fixed(ByteString data, int rows, int width) {
        require(data.size() >= (long) rows * width, data.size(), rows);
        return new Fixed(littleEndian(data), width);
    }

    private static Variable variable(ColumnData column, int rows) {
        require(
                column.getOffsets().size() >= (rows + 1L) * Integer.BYTES,
                column.getOffsets().size(),
                rows);
        ByteBuffer offsets = littleEndian(column.getOffsets());
        int before = 0;
        for (int row = 0; row <= rows; row++) {
            int offset = offset(offsets, row);
            require(offset >= before, offset, rows);
            before = offset;
        }
        require(before <= column.getData().size(), column.getData().size(), rows);
        return new Variable(offsets, column.getData());
    }

    private static int offset(ByteBuffer offsets, int row) {
        return offsets.getInt(row * Integer.BYTES);
    }

    private static ByteBuffer littleEndian(ByteString bytes) {
        return bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(boolean fits, int found, int rows) {
        if (!fits) {
            throw new IncompleteAnswerException(
                    "a column buffer ends or points at `" + found + "`, which does not fit its `" + rows + "` rows");
        }
    }
}
