package dev.sallyport.cli.manifest;

import dev.sallyport.v1.ConstantMask;
import dev.sallyport.v1.EmailShape;
import dev.sallyport.v1.GeneralizeMask;
import dev.sallyport.v1.HashMask;
import dev.sallyport.v1.Mask;
import dev.sallyport.v1.MonthGrain;
import dev.sallyport.v1.NullMask;
import dev.sallyport.v1.PartialMask;
import dev.sallyport.v1.RedactMask;
import dev.sallyport.v1.YearGrain;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks as people write and read them. */
public final class MaskText {
    /** What is said when a text is none. */
    public static final String EXPECTED = "`null`, `redact`, `hash`, `constant(TEXT)`, `partial(email)`, "
            + "`partial(last N)`, `partial(first N)`, `generalize(month)`, `generalize(year)` or `generalize(WIDTH)`";

    private static final Pattern PARTIAL = Pattern.compile("partial\\((first|last) ([1-9][0-9]{0,3})\\)");
    private static final Pattern BUCKET = Pattern.compile("generalize\\(([1-9][0-9]{0,17})\\)");
    private static final Pattern CONSTANT = Pattern.compile("constant\\((.*)\\)", Pattern.DOTALL);

    private MaskText() {}

    /** The mask that a text names; throws when it names none. */
    public static Mask parse(String text) {
        var mask = Mask.newBuilder();
        return switch (text) {
            case "null" -> mask.setNull(NullMask.getDefaultInstance()).build();
            case "redact" -> mask.setRedact(RedactMask.getDefaultInstance()).build();
            case "hash" -> mask.setHash(HashMask.getDefaultInstance()).build();
            case "partial(email)" ->
                mask.setPartial(PartialMask.newBuilder().setEmail(EmailShape.getDefaultInstance()))
                        .build();
            case "generalize(month)" ->
                mask.setGeneralize(GeneralizeMask.newBuilder().setMonth(MonthGrain.getDefaultInstance()))
                        .build();
            case "generalize(year)" ->
                mask.setGeneralize(GeneralizeMask.newBuilder().setYear(YearGrain.getDefaultInstance()))
                        .build();
            default -> parameterized(text);
        };
    }

    private static Mask parameterized(String text) {
        Matcher partial = PARTIAL.matcher(text);
        if (partial.matches()) {
            return partial(partial.group(1), Integer.parseInt(partial.group(2)));
        }
        Matcher bucket = BUCKET.matcher(text);
        if (bucket.matches()) {
            long width = Long.parseLong(bucket.group(1));
            return Mask.newBuilder()
                    .setGeneralize(GeneralizeMask.newBuilder().setBucket(width))
                    .build();
        }
        Matcher constant = CONSTANT.matcher(text);
        if (constant.matches()) {
            return Mask.newBuilder()
                    .setConstant(ConstantMask.newBuilder().setText(constant.group(1)))
                    .build();
        }
        throw new IllegalArgumentException("`" + text + "` is no mask, expected " + EXPECTED);
    }

    private static Mask partial(String side, int characters) {
        var shape = PartialMask.newBuilder();
        return Mask.newBuilder()
                .setPartial(side.equals("last") ? shape.setLast(characters) : shape.setFirst(characters))
                .build();
    }

    /** The text that names a mask. */
    public static String of(Mask mask) {
        return switch (mask.getKindCase()) {
            case NULL -> "null";
            case CONSTANT -> "constant(" + mask.getConstant().getText() + ")";
            case REDACT -> "redact";
            case HASH -> "hash";
            case PARTIAL -> partial(mask.getPartial());
            case GENERALIZE -> generalize(mask.getGeneralize());
            case DOCUMENT -> DocumentText.of(mask.getDocument());
            case KIND_NOT_SET -> "";
        };
    }

    private static String partial(PartialMask mask) {
        return switch (mask.getShapeCase()) {
            case EMAIL -> "partial(email)";
            case LAST -> "partial(last " + mask.getLast() + ")";
            case FIRST -> "partial(first " + mask.getFirst() + ")";
            case SHAPE_NOT_SET -> "partial";
        };
    }

    private static String generalize(GeneralizeMask mask) {
        return switch (mask.getGrainCase()) {
            case MONTH -> "generalize(month)";
            case YEAR -> "generalize(year)";
            case BUCKET -> "generalize(" + mask.getBucket() + ")";
            case GRAIN_NOT_SET -> "generalize";
        };
    }
}
