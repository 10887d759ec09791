package dev.sallyport.cli;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Allowed;
import dev.sallyport.v1.Batch;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.ColumnData;
import dev.sallyport.v1.Completion;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.ExecuteResponse;
import dev.sallyport.v1.Header;
import dev.sallyport.v1.Summary;
import dev.sallyport.v1.Type;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;
import org.bson.json.JsonReader;

/** An answer of documents, in batches. */
final class SampleDocuments {
    private final List<List<byte[]>> batches = new ArrayList<>();
    private Disclosure disclosure = Disclosure.DISCLOSURE_CLEAR;

    /** The same where some fields are masks. */
    SampleDocuments masked() {
        var masked = new SampleDocuments();
        masked.batches.addAll(batches);
        masked.disclosure = Disclosure.DISCLOSURE_MASKED;
        return masked;
    }

    /** One more batch, of documents in extended JSON. */
    SampleDocuments batch(String... documents) {
        return batch(Stream.of(documents).map(SampleDocuments::bson).toList());
    }

    SampleDocuments batch(List<byte[]> documents) {
        batches.add(documents);
        return this;
    }

    static byte[] bson(String json) {
        var bytes = new BasicOutputBuffer();
        try (var writer = new BsonBinaryWriter(bytes)) {
            writer.pipe(new JsonReader(json));
        }
        return bytes.toByteArray();
    }

    void play(StreamObserver<ExecuteResponse> answer) {
        answer.onNext(ExecuteResponse.newBuilder()
                .setHeader(Header.newBuilder()
                        .setRequest("r")
                        .setAuditIndex(17)
                        .setAllowed(Allowed.getDefaultInstance())
                        .addColumns(Column.newBuilder()
                                .setLabel("document")
                                .setType(Type.TYPE_BSON)
                                .setEngineType("document")
                                .setDisclosure(disclosure)))
                .build());
        batches.forEach(batch -> answer.onNext(message(batch)));
        answer.onNext(ExecuteResponse.newBuilder()
                .setSummary(Summary.newBuilder()
                        .setRows(batches.stream().mapToLong(List::size).sum())
                        .setCompletion(Completion.COMPLETION_COMPLETE))
                .build());
        answer.onCompleted();
    }

    private static ExecuteResponse message(List<byte[]> documents) {
        var data = new ByteArrayOutputStream();
        var offsets =
                ByteBuffer.allocate((documents.size() + 1) * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        offsets.putInt(0);
        for (byte[] document : documents) {
            data.writeBytes(document);
            offsets.putInt(data.size());
        }
        return ExecuteResponse.newBuilder()
                .setBatch(Batch.newBuilder()
                        .setRowCount(documents.size())
                        .addColumns(ColumnData.newBuilder()
                                .setOffsets(ByteString.copyFrom(offsets.flip()))
                                .setData(ByteString.copyFrom(data.toByteArray()))))
                .build();
    }
}
