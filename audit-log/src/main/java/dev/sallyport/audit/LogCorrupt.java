package dev.sallyport.audit;

import java.io.IOException;

/** A log holds bytes that this software did not write, or lacks some that it made durable. */
public final class LogCorrupt extends IOException {
    private static final long serialVersionUID = 1;
    private final String file;
    private final long offset;
    private final String what;

    LogCorrupt(String file, long offset, String what) {
        super("`%s` at offset `%d`: %s".formatted(file, offset, what));
        this.file = file;
        this.offset = offset;
        this.what = what;
    }

    /** The name of the segment. */
    public String file() {
        return file;
    }

    /** What is wrong there. */
    public String what() {
        return what;
    }

    /** Where in it the damage begins. */
    public long offset() {
        return offset;
    }
}
