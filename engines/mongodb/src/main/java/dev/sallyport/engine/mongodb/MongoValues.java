package dev.sallyport.engine.mongodb;

import dev.sallyport.operation.Value;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Values of policies as BSON. */
final class MongoValues {
    private static final long DAY = 86_400_000L;

    private MongoValues() {}

    /** @throws IllegalArgumentException when BSON has no such type, or no such number */
    static BsonValue of(Value value) {
        return switch (value) {
            case Value.Null() -> BsonNull.VALUE;
            case Value.Bool(boolean bool) -> BsonBoolean.valueOf(bool);
            case Value.Int(long number) -> new BsonInt64(number);
            case Value.Float(double number) -> new BsonDouble(number);
            case Value.Decimal(var number) -> new BsonDecimal128(new Decimal128(number));
            case Value.Text(var text) -> new BsonString(text);
            case Value.Bytes(byte[] bytes) -> new BsonBinary(bytes);
            case Value.Date(int days) -> new BsonDateTime(days * DAY);
            case Value.Instant(long micros) -> new BsonDateTime(Math.floorDiv(micros, 1000L));
            case Value.Uuid(var uuid) -> new BsonBinary(uuid);
            case Value.Time _, Value.Timestamp _, Value.Json _ ->
                throw new IllegalArgumentException(
                        "BSON has no type for `" + value.getClass().getSimpleName() + "`");
        };
    }
}
