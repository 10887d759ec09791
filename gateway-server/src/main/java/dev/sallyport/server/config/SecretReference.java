package dev.sallyport.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a secret is, `${env:NAME}` or `${file:/path}`; it is fetched when needed and never printed. */
public record SecretReference(String reference) {
    private static final Pattern FORM = Pattern.compile("\\$\\{(env|file):([^}]+)}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SecretReference {
        if (!FORM.matcher(reference).matches()) {
            throw new IllegalArgumentException(
                    "a secret is never written into the file, expected `${env:NAME}` or `${file:/path}`");
        }
    }

    /** The secret itself, without a final line feed. */
    public String reveal() {
        return resolve(reference);
    }

    /** The text with every reference in it replaced by what it refers to. */
    static String resolve(String text) {
        return FORM.matcher(text).replaceAll(match -> Matcher.quoteReplacement(fetch(match.group(1), match.group(2))));
    }

    private static String fetch(String kind, String where) {
        return kind.equals("env") ? environment(where) : file(Path.of(where));
    }

    private static String environment(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "environment variable `" + name + "` is not set, expected a value"));
    }

    private static String file(Path path) {
        try {
            return Files.readString(path).stripTrailing();
        } catch (IOException e) {
            throw new IllegalArgumentException("file `" + path + "` cannot be read, expected a secret in it", e);
        }
    }

    @Override
    public String toString() {
        return "SecretReference[hidden]";
    }
}
