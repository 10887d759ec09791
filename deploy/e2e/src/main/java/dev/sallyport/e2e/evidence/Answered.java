package dev.sallyport.e2e.evidence;

import com.google.protobuf.ByteString;
import dev.sallyport.client.Answer;
import dev.sallyport.client.Query;
import dev.sallyport.client.Row;
import dev.sallyport.client.Sallyport;
import dev.sallyport.client.SallyportException;
import dev.sallyport.e2e.Anonymous;
import dev.sallyport.e2e.CellText;
import dev.sallyport.v1.Summary;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A complete answer as text, without what differs from call to call: request id, audit indexes, hashes of records.
 *
 * @param head the columns, or nothing when it was refused
 * @param rows every row that came, also when the answer did not end well
 * @param end the summary, or the whole status with its details
 * @param failure why it did not come whole
 * @param digest of the batches as they came; only of an answer that came whole
 */
record Answered(
        List<String> head,
        List<String> rows,
        String end,
        Optional<SallyportException> failure,
        Optional<ByteString> digest,
        String requestId) {
    private static final Pattern BYTES = Pattern.compile("\\bbytes: \\d+");

    /** Asks and reads to the end. */
    static Answered to(Sallyport client, Query query) {
        List<String> head = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        try (Answer answer = client.dataAccess().run(query)) {
            answer.columns().forEach(column -> head.add(Anonymous.print(column)));
            answer.forEach(row -> rows.add(text(row)));
            return whole(head, rows, answer.summary(), query.requestId());
        } catch (SallyportException failure) {
            return new Answered(
                    head, rows, Anonymous.text(failure), Optional.of(failure), Optional.empty(), query.requestId());
        }
    }

    private static Answered whole(List<String> head, List<String> rows, Summary summary, String requestId) {
        String end = Anonymous.text(summary);
        return new Answered(head, rows, end, Optional.empty(), Optional.of(summary.getBatchDigest()), requestId);
    }

    private static String text(Row row) {
        return IntStream.range(0, row.batch().columns().size())
                .mapToObj(at -> row.isNull(at) ? "null" : "`" + CellText.of(row, at) + "`")
                .collect(Collectors.joining(" | "));
    }

    /** Everything, rows as they came. */
    String text() {
        return lines(rows.stream(), end)
                + digest.map(bytes -> HexFormat.of().formatHex(bytes.toByteArray()))
                        .orElse("");
    }

    /** Whether the gateway said that this is the end of the answer. */
    boolean isWhole() {
        return digest.isPresent();
    }

    /**
     * Everything, rows in the order of their text: for answers without a total order. The number of bytes depends on the order,
     * since a batch without a null has no bitmap of them.
     */
    String sortedText() {
        return lines(rows.stream().sorted(), BYTES.matcher(end).replaceFirst(""));
    }

    private String lines(Stream<String> body, String last) {
        return Stream.of(head.stream(), body, Stream.of(last))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
