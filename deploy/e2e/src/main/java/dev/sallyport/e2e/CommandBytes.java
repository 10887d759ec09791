package dev.sallyport.e2e;

import java.util.Arrays;
import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;
import org.bson.json.JsonReader;

/** A command in extended JSON as the bytes that stand on the wire. */
public final class CommandBytes {
    private CommandBytes() {}

    /** Field by field, so that what holds a name twice goes out with both. */
    public static byte[] of(String json) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer);
                JsonReader reader = new JsonReader(json)) {
            writer.pipe(reader);
            return Arrays.copyOf(buffer.getInternalBuffer(), buffer.getSize());
        }
    }
}
