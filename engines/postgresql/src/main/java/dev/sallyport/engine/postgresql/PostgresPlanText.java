package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresPlanNames.Table;
import dev.sallyport.engine.postgresql.PostgresPlanNode.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plan in lines, in the server's own words where they are known here: the kind of each step, how it joins, and the names
 * that may be told. A kind that is not known is `Node`, and any other word is left out.
 */
final class PostgresPlanText {
    private static final String ARROW = "  -> ";
    private static final String INDENT = "     ";

    private static final Set<String> TYPES = Set.of(
            "Aggregate",
            "Append",
            "Bitmap Heap Scan",
            "Bitmap Index Scan",
            "BitmapAnd",
            "BitmapOr",
            "CTE Scan",
            "Function Scan",
            "Gather",
            "Gather Merge",
            "Group",
            "Hash",
            "Hash Join",
            "Incremental Sort",
            "Index Only Scan",
            "Index Scan",
            "Limit",
            "LockRows",
            "Materialize",
            "Memoize",
            "Merge Append",
            "Merge Join",
            "Nested Loop",
            "ProjectSet",
            "Recursive Union",
            "Result",
            "Sample Scan",
            "Seq Scan",
            "SetOp",
            "Sort",
            "Subquery Scan",
            "Table Function Scan",
            "Tid Range Scan",
            "Tid Scan",
            "Unique",
            "Values Scan",
            "WindowAgg",
            "WorkTable Scan");

    private static final Set<String> JOINS =
            Set.of("Left", "Full", "Right", "Semi", "Anti", "Right Semi", "Right Anti");
    private static final Map<String, String> AGGREGATES =
            Map.of("Sorted", "GroupAggregate", "Hashed", "HashAggregate", "Mixed", "MixedAggregate");
    private static final Set<String> BRANCHES = Set.of("InitPlan", "SubPlan");

    private final PostgresPlanNames names;
    private final List<String> lines = new ArrayList<>();

    private PostgresPlanText(PostgresPlanNames names) {
        this.names = names;
    }

    static List<String> lines(PostgresPlanNode plan, PostgresPlanNames names) {
        PostgresPlanText text = new PostgresPlanText(names);
        text.add(plan, Table.of(plan), "");
        return text.lines;
    }

    /** @param read the table that the step reads, which one over an index alone does not say */
    private void add(PostgresPlanNode step, Table read, String indent) {
        String arrow = indent.isEmpty() ? "" : indent.substring(0, indent.length() - INDENT.length()) + ARROW;
        lines.add(arrow + line(step, read));
        for (PostgresPlanNode below : step.below()) {
            add(below, isOfTable(below) ? Table.of(below) : read, indent + INDENT);
        }
    }

    private static boolean isOfTable(PostgresPlanNode step) {
        return !step.part(Part.TYPE).startsWith("Bitmap")
                || !step.part(Part.RELATION).isEmpty();
    }

    private String line(PostgresPlanNode step, Table read) {
        StringBuilder line = new StringBuilder();
        if (BRANCHES.contains(step.part(Part.PARENT))) {
            line.append(step.part(Part.PARENT)).append(": ");
        }
        line.append(kind(step));
        boolean ofIndex = !step.part(Part.INDEX).isEmpty();
        boolean ofTable = !step.part(Part.RELATION).isEmpty();
        if (ofIndex) {
            line.append(ofTable ? " using " : " on ").append(names.index(read, step.part(Part.INDEX)));
        }
        if (ofTable) {
            line.append(" on ").append(names.table(read));
        }
        return line.toString();
    }

    private static String kind(PostgresPlanNode step) {
        String type = step.part(Part.TYPE);
        return switch (type) {
            case "Aggregate" -> AGGREGATES.getOrDefault(step.part(Part.STRATEGY), type);
            case "SetOp" -> step.part(Part.STRATEGY).equals("Hashed") ? "HashSetOp" : type;
            case "Hash Join", "Merge Join" -> joined(step, type.replace(" Join", ""));
            case "Nested Loop" -> JOINS.contains(step.part(Part.JOIN)) ? joined(step, type) : type;
            case "Index Scan", "Index Only Scan" ->
                step.part(Part.DIRECTION).equals("Backward") ? type + " Backward" : type;
            default -> TYPES.contains(type) ? type : "Node";
        };
    }

    private static String joined(PostgresPlanNode step, String type) {
        String join = step.part(Part.JOIN);
        return JOINS.contains(join) ? type + " " + join + " Join" : type + " Join";
    }
}
