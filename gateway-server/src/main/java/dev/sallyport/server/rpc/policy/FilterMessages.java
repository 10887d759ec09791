package dev.sallyport.server.rpc.policy;

import com.google.protobuf.ByteString;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.rpc.Values;
import dev.sallyport.server.rpc.WireEnums;
import dev.sallyport.v1.ColumnComparison;
import dev.sallyport.v1.ColumnIn;
import dev.sallyport.v1.ColumnIsNull;
import dev.sallyport.v1.ColumnOneOf;
import dev.sallyport.v1.Null;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.RowFilterList;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** Row filters of the wire as row filters of the model, and back. */
final class FilterMessages {
    private static final int DEEPEST = 16;

    private final String source;
    private final String database;

    /** An object that a filter names without source or database is in these. */
    FilterMessages(String source, String database) {
        this.source = source;
        this.database = database;
    }

    /** @throws RefusedException naming the field that is not well formed */
    RowFilter filter(dev.sallyport.v1.RowFilter message, String field) {
        return filter(message, field, DEEPEST);
    }

    private RowFilter filter(dev.sallyport.v1.RowFilter message, String field, int deepest) {
        if (deepest == 0) {
            throw Malformed.field(field, "deeper than " + DEEPEST, "fewer levels");
        }
        return switch (message.getKindCase()) {
            case COMPARE -> compare(message.getCompare(), field + ".compare");
            case ONE_OF -> oneOf(message.getOneOf(), field + ".one_of");
            case IS_NULL -> new RowFilter.IsNull(message.getIsNull().getColumn());
            case IN -> in(message.getIn(), field + ".in", deepest - 1);
            case ALL -> new RowFilter.All(filters(message.getAll(), field + ".all", deepest - 1));
            case ANY -> new RowFilter.Any(filters(message.getAny(), field + ".any", deepest - 1));
            case KIND_NOT_SET ->
                throw Malformed.missing(field, "one of `compare`, `one_of`, `is_null`, `in`, `all`, `any`");
        };
    }

    private List<RowFilter> filters(RowFilterList list, String field, int deepest) {
        return IntStream.range(0, list.getFiltersCount())
                .mapToObj(i -> filter(list.getFilters(i), field + ".filters[" + i + "]", deepest))
                .toList();
    }

    private static RowFilter compare(ColumnComparison message, String field) {
        Comparison comparison = switch (message.getComparison()) {
            case COMPARISON_EQUAL -> Comparison.EQUAL;
            case COMPARISON_NOT_EQUAL -> Comparison.NOT_EQUAL;
            case COMPARISON_LESS -> Comparison.LESS;
            case COMPARISON_LESS_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
            case COMPARISON_GREATER -> Comparison.GREATER;
            case COMPARISON_GREATER_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case COMPARISON_UNSPECIFIED, UNRECOGNIZED ->
                throw Malformed.missing(field + ".comparison", "a comparison that this version knows");
        };
        return new RowFilter.Compare(
                message.getColumn(), comparison, operand(message.getOperand(), field + ".operand"));
    }

    private static RowFilter oneOf(ColumnOneOf message, String field) {
        return new RowFilter.OneOf(
                message.getColumn(),
                IntStream.range(0, message.getOperandsCount())
                        .mapToObj(i -> operand(message.getOperands(i), field + ".operands[" + i + "]"))
                        .toList());
    }

    private RowFilter in(ColumnIn message, String field, int deepest) {
        ObjectRef ref = message.getObject();
        ObjectName object = new ObjectName(
                ref.getSource().isEmpty() ? source : ref.getSource(),
                ref.getDatabase().isEmpty() ? database : ref.getDatabase(),
                ref.getSchema(),
                ref.getObject());
        return new RowFilter.In(
                message.getColumn(),
                object,
                message.getSelected(),
                filter(message.getWhere(), field + ".where", deepest));
    }

    private static Operand operand(dev.sallyport.v1.Operand message, String field) {
        return switch (message.getKindCase()) {
            case LITERAL -> new Operand.Literal(literal(message.getLiteral(), field + ".literal"));
            case IDENTITY_FACT -> new Operand.IdentityFact(message.getIdentityFact());
            case KIND_NOT_SET -> throw Malformed.missing(field, "one of `literal`, `identity_fact`");
        };
    }

    private static Value literal(dev.sallyport.v1.Value message, String field) {
        try {
            return Values.of(message, 0);
        } catch (RefusedException _) {
            throw Malformed.missing(field, "a value of one kind, well formed");
        }
    }

    static dev.sallyport.v1.RowFilter message(RowFilter filter) {
        dev.sallyport.v1.RowFilter.Builder message = dev.sallyport.v1.RowFilter.newBuilder();
        switch (filter) {
            case RowFilter.Compare(String column, Comparison comparison, Operand operand) ->
                message.setCompare(ColumnComparison.newBuilder()
                        .setColumn(column)
                        .setComparison(dev.sallyport.v1.Comparison.valueOf("COMPARISON_" + comparison.name()))
                        .setOperand(message(operand)));
            case RowFilter.OneOf(String column, var operands) ->
                message.setOneOf(ColumnOneOf.newBuilder()
                        .setColumn(column)
                        .addAllOperands(
                                operands.stream().map(FilterMessages::message).toList()));
            case RowFilter.IsNull(String column) ->
                message.setIsNull(ColumnIsNull.newBuilder().setColumn(column));
            case RowFilter.In(String column, ObjectName object, String selected, RowFilter where) ->
                message.setIn(ColumnIn.newBuilder()
                        .setColumn(column)
                        .setObject(WireEnums.reference(object))
                        .setSelected(selected)
                        .setWhere(message(where)));
            case RowFilter.All(var filters) -> message.setAll(list(filters));
            case RowFilter.Any(var filters) -> message.setAny(list(filters));
        }
        return message.build();
    }

    private static RowFilterList list(List<RowFilter> filters) {
        return RowFilterList.newBuilder()
                .addAllFilters(filters.stream().map(FilterMessages::message).toList())
                .build();
    }

    private static dev.sallyport.v1.Operand message(Operand operand) {
        return switch (operand) {
            case Operand.Literal(Value value) ->
                dev.sallyport.v1.Operand.newBuilder().setLiteral(message(value)).build();
            case Operand.IdentityFact(String name) ->
                dev.sallyport.v1.Operand.newBuilder().setIdentityFact(name).build();
        };
    }

    private static dev.sallyport.v1.Value message(Value value) {
        dev.sallyport.v1.Value.Builder message = dev.sallyport.v1.Value.newBuilder();
        switch (value) {
            case Value.Null() -> message.setNullValue(Null.getDefaultInstance());
            case Value.Bool(boolean bool) -> message.setBoolValue(bool);
            case Value.Int(long number) -> message.setInt64Value(number);
            case Value.Float(double number) -> message.setDoubleValue(number);
            case Value.Decimal(var decimal) -> message.setDecimalValue(decimal.toString());
            case Value.Text(String text) -> message.setTextValue(text);
            case Value.Bytes(byte[] bytes) -> message.setBytesValue(ByteString.copyFrom(bytes));
            case Value.Date(int days) -> message.setDateValue(days);
            case Value.Time(long micros) -> message.setTimeValue(micros);
            case Value.Timestamp(long micros) -> message.setTimestampValue(micros);
            case Value.Instant(long micros) -> message.setInstantValue(micros);
            case Value.Uuid(var uuid) ->
                message.setUuidValue(ByteString.copyFrom(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array()));
            case Value.Json(String text) -> message.setJsonValue(text);
        }
        return message.build();
    }
}
