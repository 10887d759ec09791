package dev.sallyport.cli.output;

import dev.sallyport.v1.Effect;
import dev.sallyport.v1.Limits;
import dev.sallyport.v1.UnderstoodOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operation does, for people and as JSON. */
final class OperationText {
    private OperationText() {}

    static List<String> lines(UnderstoodOperation operation) {
        List<String> lines = new ArrayList<>();
        lines.add("kind: " + kind(operation));
        operation.getEffectsList().forEach(effect -> lines.add(line(effect)));
        if (operation.getFunctionsCount() > 0) {
            lines.add("calls: " + String.join(", ", operation.getFunctionsList()));
        }
        return lines;
    }

    private static String line(Effect effect) {
        String columns = Stream.concat(effect.getReadList().stream(), effect.getWrittenList().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        String tested = String.join(", ", effect.getTestedList());
        return verb(effect) + " " + ObjectText.name(effect.getTarget())
                + (columns.isEmpty() ? "" : ": " + columns)
                + (tested.isEmpty() ? "" : " (in conditions, functions or order: " + tested + ")");
    }

    static Map<String, Object> json(UnderstoodOperation operation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind(operation));
        json.put(
                "effects",
                operation.getEffectsList().stream().map(OperationText::json).toList());
        json.put("functions", operation.getFunctionsList());
        json.put("shape", operation.getShape());
        return json;
    }

    private static Map<String, Object> json(Effect effect) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verb", verb(effect));
        json.put("object", ObjectText.name(effect.getTarget()));
        json.put("read", effect.getReadList());
        json.put("tested", effect.getTestedList());
        json.put("returned", effect.getReturnedList());
        json.put("written", effect.getWrittenList());
        return json;
    }

    private static String kind(UnderstoodOperation operation) {
        return AnswerPrinter.word(operation.getKind().name(), "OPERATION_KIND_");
    }

    private static String verb(Effect effect) {
        return AnswerPrinter.word(effect.getVerb().name(), "VERB_");
    }

    static String line(Limits limits) {
        return "at most: " + Counted.of(limits.getRows(), "row", "rows") + ", "
                + Counted.of(limits.getBytes(), "byte", "bytes") + ", " + seconds(limits) + " s";
    }

    static Map<String, Object> json(Limits limits) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", limits.getRows());
        json.put("bytes", limits.getBytes());
        json.put("cell_bytes", limits.getCellBytes());
        json.put("affected", limits.getAffected());
        json.put("seconds", seconds(limits));
        return json;
    }

    private static double seconds(Limits limits) {
        return limits.getTime().getSeconds() + limits.getTime().getNanos() / 1e9;
    }
}
