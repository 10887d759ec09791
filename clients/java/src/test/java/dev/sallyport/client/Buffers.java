package dev.sallyport.client;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.ColumnData;
import dev.sallyport.v1.Type;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Column buffers as a gateway writes them. */
final class Buffers {
    private Buffers() {}

    static Column column(String label, Type type) {
        return Column.newBuilder().setLabel(label).setType(type).build();
    }

    static ColumnData texts(String... values) {
        var data = new ByteArrayOutputStream();
        int[] offsets = new int[values.length + 1];
        for (int at = 0; at < values.length; at++) {
            data.writeBytes(values[at].getBytes(StandardCharsets.UTF_8));
            offsets[at + 1] = data.size();
        }
        return ColumnData.newBuilder()
                .setOffsets(ints(offsets))
                .setData(ByteString.copyFrom(data.toByteArray()))
                .build();
    }

    static ColumnData longs(long... values) {
        ByteBuffer bytes = littleEndian(values.length * Long.BYTES);
        Arrays.stream(values).forEach(bytes::putLong);
        return data(ByteString.copyFrom(bytes.flip()));
    }

    static ByteString ints(int... values) {
        ByteBuffer bytes = littleEndian(values.length * Integer.BYTES);
        Arrays.stream(values).forEach(bytes::putInt);
        return ByteString.copyFrom(bytes.flip());
    }

    static ByteString bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] = (byte) values[at];
        }
        return ByteString.copyFrom(bytes);
    }

    static ColumnData data(ByteString data) {
        return ColumnData.newBuilder().setData(data).build();
    }

    static ColumnVector vector(Type type, int rows, ColumnData data) {
        return ColumnVector.decode(column("c", type), data, rows);
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
