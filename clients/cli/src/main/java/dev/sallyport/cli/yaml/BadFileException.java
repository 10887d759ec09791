package dev.sallyport.cli.yaml;

import java.nio.file.Path;

/** A file that does not say what it should, with the file, the key and what was expected. */
public final class BadFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong, at which key of which file. */
    public BadFileException(Path file, String key, String what) {
        super("`" + file + "`, " + (key.isEmpty() ? "" : "key `" + key + "`: ") + what);
    }
}
