package dev.sallyport.engine.mongodb;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Documents of any shape from a seed: every type, arrays in arrays, keys that are no paths. */
record Documents(RandomGenerator random) {
    private static final List<String> KEYS =
            List.of("a", "a", "a", "b", "b", "b", "c", "c", "A", "0", "a.b", "b.c.a", "", "$a", "sallyport0", "k v");
    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "@",
            "a@b",
            "ann@example.org",
            "a@b@c.de",
            "four",
            "€äö",
            "😀😀😀😀😀",
            "$a",
            "$$ROOT",
            "4111111111111111");
    private static final List<BsonValue> EDGES = List.of(
            new BsonDouble(Double.NaN),
            new BsonDouble(Double.POSITIVE_INFINITY),
            new BsonDouble(Double.NEGATIVE_INFINITY),
            new BsonDouble(-0.0),
            new BsonDouble(Double.MAX_VALUE),
            new BsonDouble(Double.MIN_VALUE),
            new BsonInt64(Long.MAX_VALUE),
            new BsonInt64(Long.MIN_VALUE),
            new BsonInt32(Integer.MIN_VALUE),
            new BsonDecimal128(Decimal128.NaN),
            new BsonDecimal128(Decimal128.POSITIVE_INFINITY),
            new BsonDecimal128(Decimal128.NEGATIVE_INFINITY),
            new BsonDecimal128(Decimal128.parse("9.999999999999999999999999999999999E+6144")),
            new BsonDecimal128(Decimal128.parse("1E-6176")),
            new BsonDateTime(Long.MAX_VALUE),
            new BsonDateTime(Long.MIN_VALUE),
            new BsonDateTime(-62_135_596_800_001L),
            new BsonDateTime(253_402_300_800_000L),
            new BsonDateTime(0));

    BsonDocument next(int id) {
        BsonDocument document = new BsonDocument("_id", new BsonInt32(id));
        document.putAll(document(3));
        return document;
    }

    private BsonDocument document(int depth) {
        BsonDocument document = new BsonDocument();
        int fields = random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            document.put(KEYS.get(random.nextInt(KEYS.size())), value(depth - 1));
        }
        return document;
    }

    private BsonValue value(int depth) {
        int kind = random.nextInt(10);
        if (depth > 0 && kind < 3) {
            return document(depth);
        }
        if (depth > 0 && kind < 5) {
            BsonArray array = new BsonArray();
            int size = random.nextInt(4);
            for (int i = 0; i < size; i++) {
                array.add(value(depth - 1));
            }
            return array;
        }
        return scalar();
    }

    BsonValue scalar() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> new BsonString(TEXTS.get(random.nextInt(TEXTS.size())));
            case 4 -> new BsonInt32(random.nextInt(-500, 500));
            case 5 -> new BsonInt64(random.nextLong(-5_000, 5_000));
            case 6 -> new BsonDouble(random.nextInt(-9_000, 9_000) / 8.0);
            case 7 -> new BsonDecimal128(Decimal128.parse(random.nextInt(-9_000, 9_000) + ".25"));
            case 8, 9 -> EDGES.get(random.nextInt(EDGES.size()));
            case 10 -> new BsonDateTime(random.nextLong(-2_000_000_000_000L, 4_000_000_000_000L));
            case 11 -> BsonNull.VALUE;
            case 12 -> BsonBoolean.valueOf(random.nextBoolean());
            case 13 -> new BsonObjectId(new ObjectId("0123456789abcdef0123456" + random.nextInt(10)));
            case 14 -> new BsonBinary(new byte[] {1, (byte) random.nextInt(9)});
            default -> rare();
        };
    }

    private BsonValue rare() {
        return switch (random.nextInt(4)) {
            case 0 -> new BsonMinKey();
            case 1 -> new BsonMaxKey();
            case 2 -> new BsonTimestamp(random.nextInt(9), 1);
            default -> new BsonRegularExpression("a" + random.nextInt(9), "i");
        };
    }
}
