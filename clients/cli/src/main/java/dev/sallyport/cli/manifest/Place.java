package dev.sallyport.cli.manifest;

import dev.sallyport.cli.yaml.BadFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where in which file something stands, so that a mistake can be named. */
record Place(Path file, String key) {
    Place at(String name) {
        return new Place(file, key.isEmpty() ? name : key + "." + name);
    }

    Place at(int index) {
        return new Place(file, key + "[" + index + "]");
    }

    <T> T required(@Nullable T value, String expected) throws BadFileException {
        if (value == null) {
            throw wrong("is missing, expected " + expected);
        }
        return value;
    }

    <T> List<T> someOf(@Nullable List<T> values, String expected) throws BadFileException {
        List<T> given = required(values, expected);
        if (given.isEmpty()) {
            throw wrong("is empty, expected " + expected);
        }
        return given;
    }

    /** What a text means; the parser's complaint becomes ours. */
    <T> T parse(String text, Function<String, T> parser, String expected) throws BadFileException {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw wrong("is `" + text + "`, expected " + expected);
        }
    }

    BadFileException wrong(String what) {
        return new BadFileException(file, key, what);
    }
}
