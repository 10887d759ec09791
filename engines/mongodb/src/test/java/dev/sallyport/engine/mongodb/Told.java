package dev.sallyport.engine.mongodb;

import java.math.BigDecimal;
import java.math.MathContext;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Documents as text, to be compared: fields in their order; numbers by what they are worth to nine digits. */
final class Told {
    private Told() {}

    static void document(BsonDocument document, StringBuilder told) {
        told.append('{');
        document.forEach((key, value) -> {
            told.append(key).append(": ");
            value(value, told);
            told.append(", ");
        });
        told.append('}');
    }

    private static void value(BsonValue value, StringBuilder told) {
        if (value.isDocument()) {
            document(value.asDocument(), told);
        } else if (value.isArray()) {
            told.append('[');
            value.asArray().forEach(each -> {
                value(each, told);
                told.append(", ");
            });
            told.append(']');
        } else if (value.isNumber() || value.isDecimal128()) {
            told.append(number(value));
        } else {
            told.append(value);
        }
    }

    private static String number(BsonValue value) {
        if (value.isDouble() && !Double.isFinite(value.asDouble().getValue())) {
            return value.toString();
        }
        if (value.isDecimal128() && !value.asDecimal128().getValue().isFinite()) {
            return value.toString();
        }
        BigDecimal exact = value.isDecimal128()
                ? decimal(value)
                : value.isDouble()
                        ? new BigDecimal(value.asDouble().getValue())
                        : BigDecimal.valueOf(value.asNumber().longValue());
        BigDecimal worth = exact.round(new MathContext(9));
        return worth.signum() == 0 ? "0" : worth.stripTrailingZeros().toString();
    }

    private static BigDecimal decimal(BsonValue value) {
        try {
            return value.asDecimal128().getValue().bigDecimalValue();
        } catch (ArithmeticException negativeZero) {
            return BigDecimal.ZERO;
        }
    }
}
