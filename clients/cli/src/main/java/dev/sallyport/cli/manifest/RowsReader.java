package dev.sallyport.cli.manifest;

import dev.sallyport.cli.manifest.PolicyFile.InEntry;
import dev.sallyport.cli.manifest.PolicyFile.OperandEntry;
import dev.sallyport.cli.manifest.PolicyFile.RowsEntry;
import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.v1.ColumnComparison;
import dev.sallyport.v1.ColumnIn;
import dev.sallyport.v1.ColumnIsNull;
import dev.sallyport.v1.ColumnOneOf;
import dev.sallyport.v1.Comparison;
import dev.sallyport.v1.Operand;
import dev.sallyport.v1.RowFilter;
import dev.sallyport.v1.RowFilterList;
import dev.sallyport.v1.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Row filters as they are written, with exactly one condition each. */
final class RowsReader {
    private static final String EXPECTED = "exactly one of `equal`, `not_equal`, `less`, `less_or_equal`, `greater`, "
            + "`greater_or_equal`, `one_of`, `is_null`, `in` with a `column`, or one of `all` and `any` without";

    private RowsReader() {}

    static RowFilter read(Place place, RowsEntry entry) throws BadFileException {
        Map<Comparison, OperandEntry> comparisons = comparisons(entry);
        long others = Stream.of(entry.oneOf(), entry.isNull(), entry.in(), entry.all(), entry.any())
                .filter(Objects::nonNull)
                .count();
        boolean isList = entry.all() != null || entry.any() != null;
        if (comparisons.size() + others != 1 || isList == (entry.column() != null)) {
            throw place.wrong("has the wrong parts, expected " + EXPECTED);
        }
        var filter = RowFilter.newBuilder();
        if (entry.all() != null) {
            return filter.setAll(list(place.at("all"), entry.all())).build();
        }
        if (entry.any() != null) {
            return filter.setAny(list(place.at("any"), entry.any())).build();
        }
        return condition(place, Objects.requireNonNull(entry.column()), entry, comparisons);
    }

    private static RowFilter condition(
            Place place, String column, RowsEntry entry, Map<Comparison, OperandEntry> comparisons)
            throws BadFileException {
        var filter = RowFilter.newBuilder();
        if (entry.oneOf() != null) {
            var operands = operands(place.at("one_of"), entry.oneOf());
            return filter.setOneOf(ColumnOneOf.newBuilder().setColumn(column).addAllOperands(operands))
                    .build();
        }
        if (entry.in() != null) {
            return filter.setIn(in(place.at("in"), column, entry.in())).build();
        }
        for (var comparison : comparisons.entrySet()) {
            return filter.setCompare(ColumnComparison.newBuilder()
                            .setColumn(column)
                            .setComparison(comparison.getKey())
                            .setOperand(operand(place, comparison.getValue())))
                    .build();
        }
        return filter.setIsNull(ColumnIsNull.newBuilder().setColumn(column)).build();
    }

    private static Map<Comparison, OperandEntry> comparisons(RowsEntry entry) {
        Map<Comparison, OperandEntry> given = new EnumMap<>(Comparison.class);
        put(given, Comparison.COMPARISON_EQUAL, entry.equal());
        put(given, Comparison.COMPARISON_NOT_EQUAL, entry.notEqual());
        put(given, Comparison.COMPARISON_LESS, entry.less());
        put(given, Comparison.COMPARISON_LESS_OR_EQUAL, entry.lessOrEqual());
        put(given, Comparison.COMPARISON_GREATER, entry.greater());
        put(given, Comparison.COMPARISON_GREATER_OR_EQUAL, entry.greaterOrEqual());
        return given;
    }

    private static void put(
            Map<Comparison, OperandEntry> given, Comparison comparison, @Nullable OperandEntry operand) {
        if (operand != null) {
            given.put(comparison, operand);
        }
    }

    private static RowFilterList list(Place place, List<RowsEntry> entries) throws BadFileException {
        var list = RowFilterList.newBuilder();
        for (int at = 0; at < place.someOf(entries, "at least one condition").size(); at++) {
            list.addFilters(read(place.at(at), entries.get(at)));
        }
        return list.build();
    }

    private static ColumnIn in(Place place, String column, InEntry entry) throws BadFileException {
        var in = ColumnIn.newBuilder()
                .setColumn(column)
                .setObject(ObjectText.object(place.at("object"), entry.object()))
                .setSelected(place.at("selected").required(entry.selected(), "a column of that object"));
        if (entry.where() != null) {
            in.setWhere(read(place.at("where"), entry.where()));
        }
        return in.build();
    }

    private static List<Operand> operands(Place place, List<OperandEntry> entries) throws BadFileException {
        List<Operand> operands = new ArrayList<>();
        for (OperandEntry entry : place.someOf(entries, "at least one operand")) {
            operands.add(operand(place, entry));
        }
        return operands;
    }

    private static Operand operand(Place place, OperandEntry entry) throws BadFileException {
        List<Operand> given = Stream.of(
                        literal(entry.text(), value -> Value.newBuilder().setTextValue(value)),
                        literal(entry.integer(), value -> Value.newBuilder().setInt64Value(value)),
                        literal(entry.decimal(), value -> Value.newBuilder().setDecimalValue(value)),
                        literal(entry.bool(), value -> Value.newBuilder().setBoolValue(value)),
                        Stream.ofNullable(entry.identity())
                                .map(fact -> Operand.newBuilder()
                                        .setIdentityFact(fact)
                                        .build()))
                .flatMap(operands -> operands)
                .toList();
        if (given.size() != 1) {
            throw place.wrong("has `" + given.size()
                    + "` operands, expected one of `text`, `integer`, `decimal`, `bool` and `identity`");
        }
        return given.getFirst();
    }

    private static <T> Stream<Operand> literal(
            @Nullable T value, java.util.function.Function<T, Value.Builder> literal) {
        return Stream.ofNullable(value)
                .map(given ->
                        Operand.newBuilder().setLiteral(literal.apply(given)).build());
    }
}
