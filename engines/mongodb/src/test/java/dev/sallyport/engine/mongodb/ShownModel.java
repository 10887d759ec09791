package dev.sallyport.engine.mongodb;

import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Mask.Grain;
import dev.sallyport.operation.Mask.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * What of a document comes out, worked out here and not by a server: what the masks are held against.
 *
 * @param columns every path that is clear or masked
 * @param arrays how deep arrays were seen at each path
 */
record ShownModel(Map<String, Disclosure> columns, Map<String, Integer> arrays) {
    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long END = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    BsonDocument of(BsonDocument document) {
        return fields(document, "");
    }

    private BsonDocument fields(BsonDocument document, String under) {
        BsonDocument shown = new BsonDocument();
        document.forEach((key, value) -> {
            String path = under.isEmpty() ? key : under + "." + key;
            if (isKnown(path) && key.indexOf('.') < 0) {
                at(path, value, depth(path)).ifPresent(each -> shown.append(key, each));
            }
        });
        return shown;
    }

    private boolean isKnown(String path) {
        return columns.containsKey(path) || hasBelow(path);
    }

    private boolean hasBelow(String path) {
        return columns.keySet().stream().anyMatch(each -> each.startsWith(path + "."));
    }

    private int depth(String path) {
        return Math.max(columns.containsKey(path) ? 1 : 0, arrays.getOrDefault(path, 0));
    }

    private Optional<BsonValue> at(String path, BsonValue value, int arraysLeft) {
        Optional<Disclosure> own = Optional.ofNullable(columns.get(path));
        boolean isWhole = value.isDocument() ? !hasBelow(path) : value.isArray() && arraysLeft == 0;
        if (isWhole) {
            return own.filter(each -> each instanceof Disclosure.Masked).map(each -> disclosed(each, value));
        }
        if (value.isDocument()) {
            return Optional.of(fields(value.asDocument(), path));
        }
        if (value.isArray()) {
            BsonArray shown = new BsonArray();
            value.asArray().forEach(each -> at(path, each, arraysLeft - 1).ifPresent(shown::add));
            return Optional.of(shown);
        }
        return own.map(each -> disclosed(each, value));
    }

    private static BsonValue disclosed(Disclosure disclosure, BsonValue value) {
        return disclosure instanceof Disclosure.Masked(var mask, var _) ? masked(mask, value) : value;
    }

    static BsonValue masked(Mask mask, BsonValue value) {
        return switch (mask) {
            case Mask.Constant(var text) -> new BsonString(text);
            case Mask.Null _, Mask.Hash _, Mask.Document _ -> BsonNull.VALUE;
            case Mask.Redact _, Mask.Partial _ when !value.isString() -> BsonNull.VALUE;
            case Mask.Redact _ -> new BsonString("***");
            case Mask.Partial(var shape) ->
                new BsonString(part(shape, value.asString().getValue()));
            case Mask.Generalize(Grain.Bucket(long width)) -> value.isNumber() ? bucket(value, width) : BsonNull.VALUE;
            case Mask.Generalize(var grain) -> value.isDateTime() ? beginning(grain, value) : BsonNull.VALUE;
        };
    }

    private static String part(Shape shape, String text) {
        int[] points = text.codePoints().toArray();
        return switch (shape) {
            case Shape.Last(int count) ->
                points.length <= count ? "****" : "****" + new String(points, points.length - count, count);
            case Shape.First(int count) -> points.length <= count ? "****" : new String(points, 0, count) + "****";
            case Shape.Email() ->
                text.contains("@") ? new String(points, 0, 1) + "***" + text.substring(text.lastIndexOf('@')) : "***";
        };
    }

    private static BsonValue beginning(Grain grain, BsonValue value) {
        long millis = value.asDateTime().getValue();
        if (millis < FIRST || millis > END) {
            return BsonNull.VALUE;
        }
        var day = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        var first = grain instanceof Grain.Year ? day.withDayOfYear(1) : day.withDayOfMonth(1);
        return new BsonDateTime(first.toInstant().toEpochMilli());
    }

    /** As a floating number: how exact a server is with large ones is its own. */
    static BsonValue bucket(BsonValue value, long width) {
        boolean isExact =
                value.isDecimal128() && value.asDecimal128().getValue().isFinite();
        double number =
                value.isDecimal128() && !isExact ? Double.NaN : value.asNumber().doubleValue();
        if (!Double.isFinite(number) && !isExact) {
            return BsonNull.VALUE;
        }
        BigDecimal exact = isExact
                ? value.asDecimal128().getValue().bigDecimalValue()
                : value.isDouble()
                        ? new BigDecimal(number)
                        : BigDecimal.valueOf(value.asNumber().longValue());
        BigDecimal wide = BigDecimal.valueOf(width);
        BigDecimal lower = exact.divide(wide, 0, RoundingMode.FLOOR).multiply(wide);
        return isExact
                ? new BsonDecimal128(new Decimal128(lower.round(MathContext.DECIMAL128)))
                : new BsonDouble(lower.doubleValue());
    }
}
