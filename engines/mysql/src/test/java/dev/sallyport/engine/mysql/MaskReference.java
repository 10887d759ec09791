package dev.sallyport.engine.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Mask;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mask is documented to make of a value, computed without a server. */
final class MaskReference {
    private static final String NOTHING = "NULL";
    private static final BigDecimal FARTHEST = new BigDecimal("1e30");
    private static final BigDecimal LOWEST = new BigDecimal(Long.MIN_VALUE);
    private static final Pattern PATH = Pattern.compile("\\{\"a\": \"(.*)\"}");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2}).*");

    private MaskReference() {}

    static String of(Mask mask, ColumnKind kind, Optional<String> value) {
        if (kind == ColumnKind.TEXT && mask instanceof Mask.Constant(var text)) {
            return text;
        }
        return value.map(each -> kind == ColumnKind.TEXT ? text(mask, each) : other(mask, kind, each))
                .orElse(NOTHING);
    }

    private static String text(Mask mask, String value) {
        return switch (mask) {
            case Mask.Redact() -> "***";
            case Mask.Hash() -> hash(value);
            case Mask.Partial(Mask.Shape.Email()) -> email(value);
            case Mask.Partial(Mask.Shape.Last(int count)) ->
                isShort(value, count) ? "****" : "****" + last(value, count);
            case Mask.Partial(Mask.Shape.First(int count)) ->
                isShort(value, count) ? "****" : first(value, count) + "****";
            default -> NOTHING;
        };
    }

    private static boolean isShort(String value, int count) {
        return value.codePointCount(0, value.length()) <= count;
    }

    private static String first(String value, int count) {
        return value.substring(0, value.offsetByCodePoints(0, count));
    }

    private static String last(String value, int count) {
        return value.substring(value.offsetByCodePoints(value.length(), -count));
    }

    private static String email(String value) {
        int sign = value.lastIndexOf('@');
        return sign < 0 ? "***" : first(value, 1) + "***" + value.substring(sign);
    }

    static String hash(String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(TestReader.KEY.bytes());
            byte[] inner = digest.digest(value.getBytes(UTF_8));
            digest.update(TestReader.KEY.bytes());
            return HexFormat.of().formatHex(digest.digest(inner));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String other(Mask mask, ColumnKind kind, String value) {
        return switch (mask) {
            case Mask.Generalize(Mask.Grain.Month()) when isMoment(kind) -> moment(kind, value, false);
            case Mask.Generalize(Mask.Grain.Year()) when isMoment(kind) -> moment(kind, value, true);
            case Mask.Generalize(Mask.Grain.Bucket(long width))
            when isNumber(kind) -> bucket(kind, new BigDecimal(value), new BigDecimal(width));
            case Mask.Document _ when kind == ColumnKind.DOCUMENT -> document(value);
            default -> NOTHING;
        };
    }

    /** Of the one declared path a text is hashed; of anything else nothing is shown. */
    private static String document(String value) {
        Matcher path = PATH.matcher(value);
        return path.matches() ? "{\"a\": \"" + hash(path.group(1)) + "\"}" : "{}";
    }

    private static boolean isMoment(ColumnKind kind) {
        return kind == ColumnKind.DATE || kind == ColumnKind.TIMESTAMP || kind == ColumnKind.INSTANT;
    }

    private static boolean isNumber(ColumnKind kind) {
        return kind == ColumnKind.INTEGER || kind == ColumnKind.DECIMAL || kind == ColumnKind.FLOAT;
    }

    private static String moment(ColumnKind kind, String value, boolean year) {
        Matcher day = DAY.matcher(value);
        if (!day.matches()
                || day.group(1).equals("0000")
                || day.group(2).equals("00")
                || day.group(3).equals("00")) {
            return NOTHING;
        }
        return day.group(1) + "-" + (year ? "01" : day.group(2)) + "-01" + (kind == ColumnKind.DATE ? "" : " 00:00:00");
    }

    private static String bucket(ColumnKind kind, BigDecimal value, BigDecimal width) {
        if (value.abs().compareTo(FARTHEST) > 0) {
            return NOTHING;
        }
        BigDecimal lower = value.divide(width, 0, RoundingMode.FLOOR).multiply(width);
        return switch (kind) {
            case INTEGER -> number(lower.max(LOWEST));
            case FLOAT -> number(BigDecimal.valueOf(lower.doubleValue()));
            default -> number(lower);
        };
    }

    private static String number(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** A row of one cell as it is compared: numbers by what they are worth. */
    static String plain(ColumnKind kind, String row) {
        String cell = row.startsWith("'") ? row.substring(1, row.length() - 1) : row;
        return isNumber(kind) && !cell.equals(NOTHING) ? number(new BigDecimal(cell)) : cell;
    }

    /** Whether an output of that type stands for a column of that kind. */
    static boolean isFamily(ColumnKind kind, String type) {
        return type.matches(
                switch (kind) {
                    case INTEGER, BOOL -> "(TINY|SMALL|MEDIUM|BIG)?INT.*";
                    case DECIMAL -> "DECIMAL.*";
                    case FLOAT -> "DOUBLE";
                    case BYTES -> "(VAR)?BINARY|(TINY|MEDIUM|LONG)?BLOB";
                    case DATE -> "DATE";
                    case TIME -> "TIME";
                    case TIMESTAMP, INSTANT -> "DATETIME";
                    case TEXT, UUID, DOCUMENT, OTHER -> "(VAR)?CHAR|(TINY|MEDIUM|LONG)?TEXT|ENUM|JSON";
                });
    }
}
