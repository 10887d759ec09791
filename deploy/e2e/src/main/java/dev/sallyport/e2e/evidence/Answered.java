package dev.sallyport.e2e.evidence;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TypeRegistry;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.sallyport.client.Answer;
import dev.sallyport.client.Query;
import dev.sallyport.client.Row;
import dev.sallyport.client.Sallyport;
import dev.sallyport.client.SallyportException;
import dev.sallyport.v1.Refusal;
import dev.sallyport.v1.Summary;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A complete answer as text, without what differs from call to call: request id, audit indexes, hashes of records.
 *
 * @param head the columns, or nothing when it was refused
 * @param rows every row that came, also when the answer did not end well
 * @param end the summary, or the whole status with its details
 * @param digest of the batches as they came; only of an answer that came whole
 */
record Answered(List<String> head, List<String> rows, String end, Optional<ByteString> digest, String requestId) {
    private static final TextFormat.Printer PRINTER = TextFormat.printer()
            .emittingSingleLine(true)
            .usingTypeRegistry(TypeRegistry.newBuilder()
                    .add(Refusal.getDescriptor())
                    .add(ErrorInfo.getDescriptor())
                    .add(RetryInfo.getDescriptor())
                    .build());

    /** Asks and reads to the end. */
    static Answered to(Sallyport client, Query query) {
        List<String> head = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        try (Answer answer = client.dataAccess().run(query)) {
            answer.columns().forEach(column -> head.add(print(column)));
            answer.forEach(row -> rows.add(text(row)));
            return whole(head, rows, answer.summary(), query.requestId());
        } catch (SallyportException failure) {
            return new Answered(head, rows, text(failure), Optional.empty(), query.requestId());
        }
    }

    private static Answered whole(List<String> head, List<String> rows, Summary summary, String requestId) {
        String end = print(anonymous(summary));
        return new Answered(head, rows, end, Optional.of(summary.getBatchDigest()), requestId);
    }

    private static String text(Row row) {
        return IntStream.range(0, row.batch().columns().size())
                .mapToObj(at -> row.isNull(at) ? "null" : "`" + row.text(at) + "`")
                .collect(Collectors.joining(" | "));
    }

    private static Summary anonymous(Summary summary) {
        return summary.toBuilder().clearOutcomeIndex().clearBatchDigest().build();
    }

    private static String text(SallyportException failure) {
        Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
        return Optional.ofNullable(StatusProto.fromThrowable(cause))
                .map(status -> print(anonymous(status)))
                .orElse(failure.toString());
    }

    private static Status anonymous(Status status) {
        Status.Builder anonymous = status.toBuilder().clearDetails();
        status.getDetailsList().forEach(detail -> anonymous.addDetails(anonymous(detail)));
        return anonymous.build();
    }

    private static Any anonymous(Any detail) {
        try {
            if (detail.is(Refusal.class)) {
                return Any.pack(detail.unpack(Refusal.class).toBuilder()
                        .clearRequest()
                        .clearAuditIndex()
                        .build());
            }
            return detail.is(ErrorInfo.class) ? Any.pack(anonymous(detail.unpack(ErrorInfo.class))) : detail;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a detail is not what it says", e);
        }
    }

    private static ErrorInfo anonymous(ErrorInfo info) {
        return info.toBuilder()
                .removeMetadata("request_id")
                .removeMetadata("audit_index")
                .build();
    }

    private static String print(MessageOrBuilder message) {
        return PRINTER.printToString(Objects.requireNonNull(message));
    }

    /** Everything, rows as they came. */
    String text() {
        return lines(rows.stream())
                + digest.map(bytes -> HexFormat.of().formatHex(bytes.toByteArray()))
                        .orElse("");
    }

    /** Whether the gateway said that this is the end of the answer. */
    boolean isWhole() {
        return digest.isPresent();
    }

    /** Everything, rows in the order of their text: for answers without a total order. */
    String sortedText() {
        return lines(rows.stream().sorted());
    }

    private String lines(Stream<String> body) {
        return Stream.of(head.stream(), body, Stream.of(end))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
