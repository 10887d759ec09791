package dev.sallyport.cli.output;

/** A number of things as people write it. */
public final class Counted {
    private Counted() {}

    /** `1 grant`, `2 grants`. */
    public static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
