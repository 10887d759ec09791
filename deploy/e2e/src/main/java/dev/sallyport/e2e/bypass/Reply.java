package dev.sallyport.e2e.bypass;

import dev.sallyport.e2e.Anonymous;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that the client received for one call, without request id, audit indexes and times.
 *
 * @param rows every row that came, also when the answer did not end well; a cell is `null`, or its text in backticks
 * @param end the summary, or the whole status with its details
 * @param trailers other trailers of a failed call
 * @param audit what the gateway says of the request afterwards
 */
record Reply(
        List<Column> columns,
        List<List<String>> rows,
        String end,
        String trailers,
        String audit,
        Optional<Failure> failure) {
    /** A cell without a value. */
    static final String NULL = "null";

    Reply {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A value as a cell. */
    static String cell(String text) {
        return "`" + text + "`";
    }

    boolean isWhole() {
        return failure.isEmpty();
    }

    /** Whether it failed at this stage. */
    boolean failed(Failure.Stage stage) {
        return failure.map(Failure::stage).filter(stage::equals).isPresent();
    }

    /** Whether a person has to say yes first. */
    boolean needsApproval() {
        return failure.filter(each -> each.reason() == Reason.REASON_APPROVAL_REQUIRED)
                .isPresent();
    }

    List<String> labels() {
        return columns.stream().map(Column::getLabel).toList();
    }

    /** The columns: label, type, disclosure and mask. */
    List<String> head() {
        return columns.stream().map(Anonymous::print).toList();
    }

    /** Each row as one text. */
    List<String> rowTexts() {
        return rows.stream().map(row -> String.join(" | ", row)).toList();
    }

    /** Rows and labels, which is what the statement itself may have put there. */
    String data() {
        return Stream.concat(labels().stream(), rowTexts().stream()).collect(Collectors.joining("\n"));
    }

    /** Everything else: summary or status, trailers, what is known of the request. */
    String rest() {
        return String.join("\n", end, trailers, audit);
    }

    /** One line for people. */
    String text() {
        return failure.map(Failure::text).orElseGet(() -> "answered with " + rows.size() + " rows");
    }
}
