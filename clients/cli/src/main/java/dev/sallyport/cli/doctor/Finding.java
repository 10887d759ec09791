package dev.sallyport.cli.doctor;

/** One thing that was checked; a short one has a next step. */
public record Finding(String what, String next) {
    static Finding good(String what) {
        return new Finding(what, "");
    }

    /** Whether there is nothing to do. */
    public boolean isGood() {
        return next.isEmpty();
    }
}
