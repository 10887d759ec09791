package dev.sallyport.cli.yaml;

import java.nio.file.Path;

/** A file that does not say what it should, with the file, the key and what was expected. */
public final class BadFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String next;

    /** What is wrong, at which key of which file. */
    public BadFileException(Path file, String key, String what) {
        this(
                "`" + file + "`" + (key.isEmpty() ? " " : ", key `" + key + "`: ") + what,
                "correct the file and try again");
    }

    /** What is wrong and what to do, where it is not to correct the file. */
    public BadFileException(String what, String next) {
        super(what);
        this.next = next;
    }

    /** What to do. */
    public String next() {
        return next;
    }
}
