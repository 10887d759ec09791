package dev.sallyport.cli.output;

import dev.sallyport.v1.DescribeObjectResponse;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.VisibleColumn;
import dev.sallyport.v1.VisibleTerms;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One object as its caller may know it. */
public final class ObjectText {
    /** The fields of {@link #rows}. */
    public static final List<String> FIELDS = List.of("object", "column", "type", "shown");

    private ObjectText() {}

    /** `schema.object` or `schema.object.column`, without what is empty. */
    public static String name(ObjectRef name) {
        return dotted(List.of(name.getSchema(), name.getObject(), name.getColumn()));
    }

    /** The parts of a name; an engine without schemas leaves theirs empty. */
    public static String dotted(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("."));
    }

    /** One row for each column. */
    public static List<List<String>> rows(DescribeObjectResponse object) {
        String name = name(object.getObject());
        return object.getColumnsList().stream()
                .map(column -> List.of(name, column.getName(), column.getEngineType(), shown(column)))
                .toList();
    }

    /** As a report; what each grant allows stands behind its columns. */
    public static Report of(DescribeObjectResponse object) {
        return new Report(
                List.of(),
                FIELDS,
                rows(object),
                object.getTermsList().stream().map(ObjectText::line).toList(),
                document(object));
    }

    private static String shown(VisibleColumn column) {
        return switch (column.getDisclosure()) {
            case DISCLOSURE_CLEAR -> "clear";
            case DISCLOSURE_MASKED -> column.getMask();
            case DISCLOSURE_WITHHELD, DISCLOSURE_DERIVED_FROM_MASK, DISCLOSURE_UNSPECIFIED, UNRECOGNIZED -> "?";
        };
    }

    private static String line(VisibleTerms terms) {
        return "grant " + terms.getGrant() + ": " + verbs(terms) + " until " + expiry(terms)
                + (terms.getIntentRequired() ? ", with an intent" : "")
                + (terms.getApprovalRule().isEmpty() ? "" : ", after an approval by " + terms.getApprovalRule())
                + (terms.getRowsFiltered() ? ", some of the rows" : "")
                + (terms.getWriteOracle() ? ", also where constraints tell of what is hidden" : "")
                + "; " + OperationText.line(terms.getLimits());
    }

    private static String verbs(VisibleTerms terms) {
        return terms.getVerbsList().stream()
                .map(verb -> AnswerPrinter.word(verb.name(), "VERB_"))
                .collect(Collectors.joining(", "));
    }

    private static Instant expiry(VisibleTerms terms) {
        return Instant.ofEpochSecond(terms.getExpireTime().getSeconds());
    }

    private static Map<String, Object> document(DescribeObjectResponse object) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("object", name(object.getObject()));
        json.put(
                "columns",
                object.getColumnsList().stream().map(ObjectText::json).toList());
        json.put("grants", object.getTermsList().stream().map(ObjectText::json).toList());
        return json;
    }

    private static Map<String, Object> json(VisibleColumn column) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", column.getName());
        json.put("type", column.getEngineType());
        json.put("shown", shown(column));
        return json;
    }

    private static Map<String, Object> json(VisibleTerms terms) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("grant", terms.getGrant());
        json.put("verbs", verbs(terms));
        json.put(
                "columns", terms.getColumnsList().stream().map(ObjectText::json).toList());
        json.put("limits", OperationText.json(terms.getLimits()));
        json.put("approval_rule", terms.getApprovalRule());
        json.put("intent_required", terms.getIntentRequired());
        json.put("rows_filtered", terms.getRowsFiltered());
        json.put("write_oracle", terms.getWriteOracle());
        json.put("expire_time", expiry(terms));
        return json;
    }
}
