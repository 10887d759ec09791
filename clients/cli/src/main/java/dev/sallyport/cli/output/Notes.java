package dev.sallyport.cli.output;

import dev.sallyport.client.Answer;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.Hint;
import dev.sallyport.v1.ObjectRef;
import java.util.List;
import java.util.stream.Stream;

/** What must be known to read an answer rightly, in plain words. */
final class Notes {
    private Notes() {}

    static List<String> of(Answer answer) {
        return Stream.of(
                        answer.columns().stream().flatMap(Notes::mask),
                        answer.hints().stream().map(Notes::hint),
                        Stream.of(rows(answer), trace(answer)))
                .flatMap(lines -> lines)
                .map(Printable::of)
                .toList();
    }

    private static Stream<String> mask(Column column) {
        if (DocumentRows.holdsDocuments(column) && column.getDisclosure() != Disclosure.DISCLOSURE_CLEAR) {
            return Stream.of(
                    column.getLabel()
                            + ": some of its fields are masked or computed from masks, `sallyport source schema` names the masks");
        }
        return switch (column.getDisclosure()) {
            case DISCLOSURE_MASKED -> Stream.of(column.getLabel() + ": " + column.getMask());
            case DISCLOSURE_DERIVED_FROM_MASK -> Stream.of(column.getLabel() + ": computed from masked values");
            case DISCLOSURE_CLEAR, DISCLOSURE_WITHHELD, DISCLOSURE_UNSPECIFIED, UNRECOGNIZED -> Stream.of();
        };
    }

    static String hint(Hint hint) {
        String about = about(hint.getObject());
        return switch (hint.getKind()) {
            case HINT_KIND_EVALUATED_ON_MASK ->
                "a condition, function or order on " + about + " was evaluated on its mask, not on its value";
            case HINT_KIND_ROWS_FILTERED -> "only the rows of " + about + " that you may see were looked at";
            case HINT_KIND_WARNINGS -> "the database warned about " + about;
            case HINT_KIND_TRUNCATED_CELLS -> "cells of " + about + " were cut at the size limit";
            case HINT_KIND_UNSPECIFIED, UNRECOGNIZED ->
                "there is something to know about " + about
                        + " that this version of the client does not know: update it";
        };
    }

    private static String about(ObjectRef object) {
        if (!object.getColumn().isEmpty()) {
            return "`" + object.getColumn() + "`";
        }
        return object.getObject().isEmpty() ? "the answer" : "`" + object.getObject() + "`";
    }

    private static String rows(Answer answer) {
        String changed = Counted.of(answer.summary().getAffected(), "row", "rows") + " changed";
        if (answer.columns().isEmpty()) {
            return changed;
        }
        String count = Counted.of(answer.summary().getRows(), "row", "rows");
        String kept = answer.summary().getAffected() == 0 ? count : count + ", " + changed;
        return answer.isComplete() ? kept : kept + ", cut at a limit: there are more";
    }

    private static String trace(Answer answer) {
        return "audit index " + answer.auditIndex() + ", request " + answer.requestId();
    }
}
