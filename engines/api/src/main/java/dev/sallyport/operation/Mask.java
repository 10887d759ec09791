package dev.sallyport.operation;

/**
 * What stands in the place of a masked value: an expression that the database evaluates, total over the column's type.
 *
 * <p>A mask that has no meaning for a type (part of a number, a bucket of a text) is null there. No output tells the
 * length of the value.
 */
public sealed interface Mask {
    /** Always null. */
    record Null() implements Mask {}

    /** One constant for every value, null included; null where the column's type is not text. */
    record Constant(String text) implements Mask {}

    /** `***` for text, null for any other type. */
    record Redact() implements Mask {}

    /** Part of a text. */
    record Partial(Shape shape) implements Mask {}

    /** A coarser value of the same type. */
    record Generalize(Grain grain) implements Mask {}

    /** Keyed SHA-256 in lower-case hexadecimal: equal values stay equal inside one column; text only, else null. */
    record Hash() implements Mask {}

    /** The declared paths of a JSON document and nothing else; null for any type that is no such document. */
    record Document(DocumentTree tree) implements Mask {}

    /** Which part of a text a {@link Partial} mask keeps. */
    sealed interface Shape {
        /** First character, `***`, and what follows from the last `@`; `***` where there is no `@`. */
        record Email() implements Shape {}

        /** `****` and the last characters; `****` alone where the text is not longer than that. */
        record Last(int characters) implements Shape {
            public Last {
                requirePositive(characters);
            }
        }

        /** The first characters and `****`; `****` alone where the text is not longer than that. */
        record First(int characters) implements Shape {
            public First {
                requirePositive(characters);
            }
        }
    }

    /** How coarse a {@link Generalize} mask is. */
    sealed interface Grain {
        /** First day of the month, for dates and timestamps. */
        record Month() implements Grain {}

        /** First day of the year, for dates and timestamps. */
        record Year() implements Grain {}

        /** The lower bound of the bucket that holds the number. */
        record Bucket(long width) implements Grain {
            public Bucket {
                requirePositive(width);
            }
        }
    }

    /** The name that the wire, the trail and a person use, for example `partial(email)`. */
    default String label() {
        return switch (this) {
            case Null() -> "null";
            case Constant(var _) -> "constant";
            case Redact() -> "redact";
            case Hash() -> "hash";
            case Document(var _) -> "document";
            case Partial(Shape.Email()) -> "partial(email)";
            case Partial(Shape.Last(int n)) -> "partial(last " + n + ")";
            case Partial(Shape.First(int n)) -> "partial(first " + n + ")";
            case Generalize(Grain.Month()) -> "generalize(month)";
            case Generalize(Grain.Year()) -> "generalize(year)";
            case Generalize(Grain.Bucket(long width)) -> "generalize(" + width + ")";
        };
    }

    private static void requirePositive(long number) {
        if (number < 1) {
            throw new IllegalArgumentException("`" + number + "` must be at least 1");
        }
    }
}
