package dev.sallyport.cli.output;

import static dev.sallyport.client.approval.OperationField.CATALOG_CLOSURE;
import static dev.sallyport.client.approval.OperationField.CLASS;
import static dev.sallyport.client.approval.OperationField.DATABASE;
import static dev.sallyport.client.approval.OperationField.DECISION_BASIS;
import static dev.sallyport.client.approval.OperationField.ENGINE;
import static dev.sallyport.client.approval.OperationField.EXPIRES_AT;
import static dev.sallyport.client.approval.OperationField.HUMAN;
import static dev.sallyport.client.approval.OperationField.IMAGE_DIGEST;
import static dev.sallyport.client.approval.OperationField.INTENT;
import static dev.sallyport.client.approval.OperationField.ISSUER;
import static dev.sallyport.client.approval.OperationField.MAX_AFFECTED;
import static dev.sallyport.client.approval.OperationField.MAX_BYTES;
import static dev.sallyport.client.approval.OperationField.MAX_CELL_BYTES;
import static dev.sallyport.client.approval.OperationField.MAX_ROWS;
import static dev.sallyport.client.approval.OperationField.MAX_TIME;
import static dev.sallyport.client.approval.OperationField.NONCE;
import static dev.sallyport.client.approval.OperationField.REQUESTED_AT;
import static dev.sallyport.client.approval.OperationField.ROWS_SHOWN;
import static dev.sallyport.client.approval.OperationField.RULES;
import static dev.sallyport.client.approval.OperationField.SERVER;
import static dev.sallyport.client.approval.OperationField.SETTINGS;
import static dev.sallyport.client.approval.OperationField.SOURCE;
import static dev.sallyport.client.approval.OperationField.STATEMENT;
import static dev.sallyport.client.approval.OperationField.STATEMENT_COUNT;
import static dev.sallyport.client.approval.OperationField.TASK;
import static dev.sallyport.client.approval.OperationField.WORKLOAD;

import com.google.protobuf.ByteString;
import dev.sallyport.client.approval.OperationField;
import dev.sallyport.client.approval.OperationFields;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What an approval is bound to, out of the very bytes that its digest is over, safe to print. */
public final class FieldsText {
    private final OperationFields fields;
    private final List<String> lines = new ArrayList<>();

    private FieldsText(OperationFields fields) {
        this.fields = fields;
    }

    /** All fields but the agent's reason. */
    public static List<String> of(OperationFields fields) {
        var text = new FieldsText(fields);
        text.place();
        text.work();
        text.who();
        text.bounds();
        text.binding();
        return text.lines;
    }

    /** The agent's reason, for the end. */
    public static List<String> intent(OperationFields fields) {
        return Margin.block("UNTRUSTED, written by the agent", fields.text(INTENT));
    }

    private void place() {
        add("source", fields.text(SOURCE));
        add("engine", fields.text(ENGINE));
        add("database", fields.text(DATABASE));
        add("server", fields.text(SERVER));
    }

    private void work() {
        add("class", fields.text(CLASS));
        long count = fields.number(STATEMENT_COUNT);
        String title = Counted.of(count, "statement", "statements");
        lines.addAll(fields.document()
                .map(document -> Margin.json(title, ExtendedJson.RELAXED.of(document)))
                .orElseGet(() -> Margin.block(title, fields.text(STATEMENT))));
        List<OperationFields.Parameter> parameters = fields.parameters();
        for (int at = 0; at < parameters.size(); at++) {
            parameter("parameter $" + (at + 1), parameters.get(at));
        }
        fields.unmasked().forEach(column -> add("shown without its mask", ObjectText.dotted(column)));
        fields.texts(SETTINGS).forEach(setting -> add("setting", setting));
    }

    private void parameter(String title, OperationFields.Parameter parameter) {
        String typed = title + " (" + parameter.type() + ")";
        Optional<ByteString> value = parameter.value();
        if (value.isEmpty()) {
            lines.add(Margin.visible(typed) + " is null");
        } else if (parameter.type().equalsIgnoreCase("bytes") || !value.get().isValidUtf8()) {
            add(typed + " in hexadecimal", hex(value.get()));
        } else {
            add(typed, value.get().toStringUtf8());
        }
    }

    private void who() {
        add("asked for", fields.text(HUMAN));
        add("  issuer", fields.text(ISSUER));
        List<OperationFields.Actor> actors = fields.actors();
        for (int at = 0; at < actors.size(); at++) {
            add(at == 0 ? "by agent" : "called by agent", actors.get(at).subject());
            add("  issuer", actors.get(at).issuer());
        }
        add("workload", fields.text(WORKLOAD));
        add("task", fields.text(TASK));
    }

    private void bounds() {
        add(
                "at most",
                Counted.of(fields.number(MAX_AFFECTED), "row", "rows") + " changed, "
                        + Counted.of(fields.number(MAX_ROWS), "row", "rows") + " and "
                        + Counted.of(fields.number(MAX_BYTES), "byte", "bytes") + " released, "
                        + Counted.of(fields.number(MAX_CELL_BYTES), "byte", "bytes") + " a cell, "
                        + fields.number(MAX_TIME) + " ms");
        long shown = fields.number(ROWS_SHOWN);
        add("rows that it would change", shown < 0 ? "not counted" : Long.toString(shown));
        ByteString image = fields.bytes(IMAGE_DIGEST);
        add("rows as they were", image.isEmpty() ? "not compared when it runs" : hex(image));
    }

    private void binding() {
        fields.texts(RULES).forEach(rule -> add("rule that asks", rule));
        add("asked at", fields.time(REQUESTED_AT).toString());
        add("expires at", fields.time(EXPIRES_AT).toString());
        hex("decided on", DECISION_BASIS);
        hex("definitions", CATALOG_CLOSURE);
        hex("nonce", NONCE);
    }

    private void hex(String title, OperationField field) {
        add(title, hex(fields.bytes(field)));
    }

    private void add(String title, String text) {
        lines.addAll(Margin.of(title, text));
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
