package dev.sallyport.audit;

/** What stands at a position of a segment. */
sealed interface Step {
    /** Where it begins, in bytes from the start of the file. */
    long position();

    /** A whole frame whose checksum holds. */
    record Whole(long position, byte[] payload) implements Step {
        long end() {
            return position + Frame.PREFIX + payload.length;
        }
    }

    /** Nothing: a length of zero, or the end of the file. */
    record End(long position) implements Step {}

    /** Something that is not a frame. */
    record Bad(long position, String what) implements Step {}
}
