package dev.sallyport.policy;

import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;

/** The byte form of masks, row filters and values. */
final class CanonicalRules {
    private CanonicalRules() {}

    static void write(CanonicalWriter writer, ColumnRule rule) {
        switch (rule) {
            case ColumnRule.Clear() -> writer.text("clear");
            case ColumnRule.Withheld() -> writer.text("withheld");
            case ColumnRule.Masked(Mask mask) -> write(writer.text("masked"), mask);
        }
    }

    private static void write(CanonicalWriter writer, Mask mask) {
        writer.text(mask.label());
        if (mask instanceof Mask.Constant(String text)) {
            writer.text(text);
        }
        if (mask instanceof Mask.Document(var tree)) {
            writer.list(tree.leaves().entrySet(), (each, leaf) -> {
                each.list(leaf.getKey(), CanonicalWriter::text);
                write(each, leaf.getValue());
            });
        }
    }

    private static void write(CanonicalWriter writer, DocumentNode node) {
        switch (node) {
            case DocumentNode.Clear() -> writer.text("clear");
            case DocumentNode.Masked(Mask mask) -> write(writer.text("masked"), mask);
            case DocumentTree tree -> write(writer.text("tree"), new Mask.Document(tree));
        }
    }

    static void write(CanonicalWriter writer, RowFilter filter) {
        switch (filter) {
            case RowFilter.Compare(String column, var comparison, var operand) -> {
                writer.text("compare").text(column).text(comparison.name());
                write(writer, operand);
            }
            case RowFilter.OneOf(String column, var operands) ->
                writer.text("one of").text(column).list(operands, CanonicalRules::write);
            case RowFilter.IsNull(String column) -> writer.text("is null").text(column);
            case RowFilter.In(String column, var object, String selected, var where) -> {
                writer.text("in").text(column).text(selected);
                Canonical.write(writer, object);
                write(writer, where);
            }
            case RowFilter.All(var filters) -> writer.text("all").list(filters, CanonicalRules::write);
            case RowFilter.Any(var filters) -> writer.text("any").list(filters, CanonicalRules::write);
        }
    }

    private static void write(CanonicalWriter writer, Operand operand) {
        switch (operand) {
            case Operand.IdentityFact(String name) -> writer.text("fact").text(name);
            case Operand.Literal(Value value) -> write(writer.text("literal"), value);
        }
    }

    private static void write(CanonicalWriter writer, Value value) {
        switch (value) {
            case Value.Null() -> writer.text("null");
            case Value.Bool(boolean v) -> writer.text("bool").flag(v);
            case Value.Int(long v) -> writer.text("int").number(v);
            case Value.Float(double v) -> writer.text("float").number(Double.doubleToRawLongBits(v));
            case Value.Decimal(var v) -> writer.text("decimal").text(v.toString());
            case Value.Text(String v) -> writer.text("text").text(v);
            case Value.Bytes(byte[] v) -> writer.text("bytes").bytes(v);
            case Value.Date(int v) -> writer.text("date").number(v);
            case Value.Time(long v) -> writer.text("time").number(v);
            case Value.Timestamp(long v) -> writer.text("timestamp").number(v);
            case Value.Instant(long v) -> writer.text("instant").number(v);
            case Value.Uuid(var v) ->
                writer.text("uuid").number(v.getMostSignificantBits()).number(v.getLeastSignificantBits());
            case Value.Json(String v) -> writer.text("json").text(v);
        }
    }
}
