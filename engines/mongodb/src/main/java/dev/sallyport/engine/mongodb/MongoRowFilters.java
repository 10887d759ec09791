package dev.sallyport.engine.mongodb;

import static dev.sallyport.engine.mongodb.Bson.call;
import static dev.sallyport.engine.mongodb.Bson.one;
import static dev.sallyport.engine.mongodb.Bson.text;

import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * Row filters as conditions on documents as they are stored.
 *
 * <p>Comparisons are between values of one family of types (holes.md R2): an array is not equal to its elements, and what is
 * absent or of another type is never less, greater or unequal, as null is not in SQL.
 */
final class MongoRowFilters {
    private final Predicate<String> hidden;

    private MongoRowFilters(Predicate<String> hidden) {
        this.hidden = hidden;
    }

    /** For a `$match` of documents whose order does not come out. */
    static BsonDocument condition(RowFilter filter) {
        return condition(filter, _ -> false);
    }

    /**
     * For a `$match`.
     *
     * @param hidden whether a path is to be asked for so that no index serves
     */
    static BsonDocument condition(RowFilter filter, Predicate<String> hidden) {
        return one("$expr", new MongoRowFilters(hidden).expression(filter));
    }

    /** An index serves comparisons of what is stored at a path, and not of what is worked out from it. */
    private BsonValue path(String column) {
        BsonValue path = text("$" + column);
        return hidden.test(column) ? call("$ifNull", path, BsonNull.VALUE) : path;
    }

    private BsonValue expression(RowFilter filter) {
        return switch (filter) {
            case RowFilter.Compare(var column, var comparison, var operand) ->
                compare(path(column), comparison, operand);
            case RowFilter.OneOf(var column, var operands) ->
                one(
                        "$or",
                        new BsonArray(operands.stream()
                                .map(operand -> compare(path(column), Comparison.EQUAL, operand))
                                .toList()));
            case RowFilter.IsNull(var column) -> Bson.isOfType(path(column), "missing", "null", "undefined");
            case RowFilter.All(var filters) -> one("$and", all(filters));
            case RowFilter.Any(var filters) -> one("$or", all(filters));
            case RowFilter.In _ -> BsonBoolean.FALSE;
        };
    }

    private BsonArray all(List<RowFilter> filters) {
        return new BsonArray(filters.stream().map(this::expression).toList());
    }

    private static BsonValue compare(BsonValue path, Comparison comparison, Operand operand) {
        if (!(operand instanceof Operand.Literal(var value))) {
            throw new IllegalArgumentException("a fact of an identity is bound before a filter is rendered");
        }
        BsonValue literal = MongoValues.of(value);
        if (literal.isNull()) {
            return BsonBoolean.FALSE;
        }
        return call(
                "$and",
                Bson.isOfType(path, family(literal)),
                call(operator(comparison), path, one("$literal", literal)));
    }

    private static String operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "$eq";
            case NOT_EQUAL -> "$ne";
            case LESS -> "$lt";
            case LESS_OR_EQUAL -> "$lte";
            case GREATER -> "$gt";
            case GREATER_OR_EQUAL -> "$gte";
        };
    }

    private static String[] family(BsonValue value) {
        return switch (value.getBsonType()) {
            case INT32, INT64, DOUBLE, DECIMAL128 -> MongoMasks.NUMBERS.toArray(String[]::new);
            case STRING -> new String[] {"string"};
            case BOOLEAN -> new String[] {"bool"};
            case DATE_TIME -> new String[] {"date"};
            case BINARY -> new String[] {"binData"};
            default -> throw new IllegalArgumentException("no filter compares `" + value.getBsonType() + "`");
        };
    }

    /** The paths that decide. */
    static Stream<String> paths(RowFilter filter) {
        return switch (filter) {
            case RowFilter.Compare(var column, var _, var _) -> Stream.of(column);
            case RowFilter.OneOf(var column, var _) -> Stream.of(column);
            case RowFilter.IsNull(var column) -> Stream.of(column);
            case RowFilter.In(var column, var _, var _, var _) -> Stream.of(column);
            case RowFilter.All(var filters) -> filters.stream().flatMap(MongoRowFilters::paths);
            case RowFilter.Any(var filters) -> filters.stream().flatMap(MongoRowFilters::paths);
        };
    }

    /** Whether a document that is to be stored is one that the filter lets through. */
    static boolean accepts(RowFilter filter, BsonDocument document) {
        return switch (filter) {
            case RowFilter.Compare(var column, var comparison, var operand) ->
                holds(at(document, column), comparison, operand);
            case RowFilter.OneOf(var column, var operands) ->
                operands.stream().anyMatch(operand -> holds(at(document, column), Comparison.EQUAL, operand));
            case RowFilter.IsNull(var column) -> at(document, column).isNull();
            case RowFilter.All(var filters) -> filters.stream().allMatch(each -> accepts(each, document));
            case RowFilter.Any(var filters) -> filters.stream().anyMatch(each -> accepts(each, document));
            case RowFilter.In _ -> false;
        };
    }

    /** An array on the way is what is found: of its elements there may be several. */
    private static BsonValue at(BsonDocument document, String column) {
        BsonValue value = document;
        for (String key : column.split("\\.", -1)) {
            if (value.isArray()) {
                return value;
            }
            if (!value.isDocument() || !value.asDocument().containsKey(key)) {
                return BsonNull.VALUE;
            }
            value = value.asDocument().get(key);
        }
        return value;
    }

    /** Equality alone is decided here; what else there is, a write does not get past. */
    private static boolean holds(BsonValue value, Comparison comparison, Operand operand) {
        if (comparison != Comparison.EQUAL || !(operand instanceof Operand.Literal(var literal))) {
            return false;
        }
        BsonValue expected = MongoValues.of(literal);
        if (expected.isNumber() && value.isNumber()) {
            return exact(expected.asNumber())
                    .flatMap(left -> exact(value.asNumber()).map(right -> left.compareTo(right) == 0))
                    .orElse(false);
        }
        return !expected.isNull() && expected.equals(value);
    }

    /** Nothing for what is no number or not finite. */
    private static Optional<BigDecimal> exact(BsonNumber number) {
        return switch (number) {
            case BsonInt32 small -> Optional.of(BigDecimal.valueOf(small.getValue()));
            case BsonInt64 large -> Optional.of(BigDecimal.valueOf(large.getValue()));
            case BsonDouble real when Double.isFinite(real.getValue()) -> Optional.of(new BigDecimal(real.getValue()));
            case BsonDecimal128 decimal
            when decimal.getValue().isFinite() ->
                Optional.of(new BigDecimal(decimal.getValue().toString()));
            default -> Optional.empty();
        };
    }
}
