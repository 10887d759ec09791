package dev.sallyport.engine.mongodb;

import static dev.sallyport.engine.mongodb.Bson.call;
import static dev.sallyport.engine.mongodb.Bson.one;
import static dev.sallyport.engine.mongodb.Bson.quoted;
import static dev.sallyport.engine.mongodb.Bson.text;

import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Mask.Grain;
import dev.sallyport.operation.Mask.Shape;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Masks as expressions that the server evaluates.
 *
 * <p>Each is total over every type of BSON: what a mask is not for becomes null, and it raises for no value. A server has no hash
 * with a key, so that of what is hashed elsewhere nothing is shown here.
 */
final class MongoMasks {
    private static final BsonString HIDDEN = text("***");
    private static final BsonString CUT = text("****");
    static final List<String> NUMBERS = List.of("int", "long", "double", "decimal");

    /** The years from 1 to 9999 (MongoDB manual, "$dateFromParts"), in milliseconds since 1970. */
    private static final long FIRST_YEAR = -62_135_596_800_000L;

    private static final long AFTER_LAST_YEAR = 253_402_300_800_000L;

    private MongoMasks() {}

    /** @param value that is there, of any type: `$$e1` or `$ssn` */
    static BsonValue mask(Mask mask, BsonValue value) {
        return switch (mask) {
            case Mask.Constant(var constant) -> quoted(constant);
            case Mask.Redact() -> of(value, HIDDEN, "string");
            case Mask.Partial(Shape.Email()) -> of(value, email(value), "string");
            case Mask.Partial(Shape.Last(int count)) -> of(value, last(value, count), "string");
            case Mask.Partial(Shape.First(int count)) -> of(value, first(value, count), "string");
            case Mask.Generalize(Grain.Month()) -> of(value, beginning(value, false), "date");
            case Mask.Generalize(Grain.Year()) -> of(value, beginning(value, true), "date");
            case Mask.Generalize(Grain.Bucket(long width)) ->
                of(value, bucket(value, width), NUMBERS.toArray(String[]::new));
            case Mask.Null(), Mask.Hash(), Mask.Document(var _) -> BsonNull.VALUE;
        };
    }

    private static BsonDocument of(BsonValue value, BsonValue masked, String... types) {
        return Bson.when(Bson.isOfType(value, types), masked, BsonNull.VALUE);
    }

    private static BsonDocument length(BsonValue value) {
        return one("$strLenCP", value);
    }

    /** The beginning is not below nought even where it is not used: servers work out what is constant before they choose. */
    private static BsonValue last(BsonValue value, int count) {
        BsonValue from = call("$max", new BsonInt32(0), call("$subtract", length(value), new BsonInt32(count)));
        return longer(value, count, call("$concat", CUT, part(value, from, new BsonInt32(count))));
    }

    private static BsonValue first(BsonValue value, int count) {
        return longer(value, count, call("$concat", part(value, new BsonInt32(0), new BsonInt32(count)), CUT));
    }

    private static BsonDocument part(BsonValue value, BsonValue from, BsonValue count) {
        return call("$substrCP", value, from, count);
    }

    /** What is no longer than the part is not shown at all. */
    private static BsonValue longer(BsonValue value, int count, BsonValue shown) {
        return Bson.when(call("$gt", length(value), new BsonInt32(count)), shown, CUT);
    }

    private static BsonValue email(BsonValue value) {
        BsonValue parts = call("$split", value, text("@"));
        BsonValue domain = call("$arrayElemAt", parts, new BsonInt32(-1));
        BsonValue shown = call("$concat", part(value, new BsonInt32(0), new BsonInt32(1)), HIDDEN, text("@"), domain);
        return Bson.when(call("$gt", one("$size", parts), new BsonInt32(1)), shown, HIDDEN);
    }

    /**
     * Put together of the parts that stay: servers differ in how they cut days before 2000. Years that no server has parts of, and
     * raises for, have no beginning.
     */
    private static BsonValue beginning(BsonValue value, boolean ofYear) {
        BsonValue month = ofYear ? new BsonInt32(1) : one("$month", value);
        BsonValue first = one("$dateFromParts", new BsonDocument("year", one("$year", value)).append("month", month));
        BsonValue hasParts = call(
                "$and",
                call("$gte", value, new BsonDateTime(FIRST_YEAR)),
                call("$lt", value, new BsonDateTime(AFTER_LAST_YEAR)));
        return Bson.when(hasParts, first, BsonNull.VALUE);
    }

    /** What is no number or not finite has no bucket. */
    private static BsonValue bucket(BsonValue value, long width) {
        BsonValue finite = call(
                "$and",
                call("$gt", value, new BsonDouble(Double.NEGATIVE_INFINITY)),
                call("$lt", value, new BsonDouble(Double.POSITIVE_INFINITY)));
        BsonValue floor = one("$floor", call("$divide", value, new BsonInt64(width)));
        return Bson.when(finite, call("$multiply", floor, new BsonInt64(width)), BsonNull.VALUE);
    }
}
