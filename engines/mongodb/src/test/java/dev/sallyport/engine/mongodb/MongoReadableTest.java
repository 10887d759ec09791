package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;
import org.bson.json.JsonReader;
import org.junit.jupiter.api.Test;

class MongoReadableTest {
    @Test
    void namesKeepTheirOrderAndValuesThatJsonHasNotKeepTheirType() {
        String rendering = "{\"command\": {\"delete\": \"c\", \"deletes\": [{\"q\": {\"z\": 1, \"a\": "
                + "{\"$oid\": \"5f0000000000000000000001\"}}, \"limit\": 1}]}, \"matched\": []}";
        assertThat(MongoReadable.of(bson(rendering))).isEqualTo(rendering);
    }

    private static byte[] bson(String json) {
        var bytes = new BasicOutputBuffer();
        try (var writer = new BsonBinaryWriter(bytes)) {
            writer.pipe(new JsonReader(json));
        }
        return bytes.toByteArray();
    }
}
