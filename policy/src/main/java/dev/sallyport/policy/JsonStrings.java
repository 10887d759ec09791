package dev.sallyport.policy;

import java.util.function.Predicate;

/** The strings that are values in a JSON text, one after the other; keys are passed over, and so is what is no JSON. */
final class JsonStrings {
    private static final int HEXADECIMAL = 16;
    private static final int DIGITS = 4;

    private final String json;
    private int at;

    private JsonStrings(String json) {
        this.json = json;
    }

    static boolean anyMatch(String json, Predicate<String> wanted) {
        return new JsonStrings(json).anyMatch(wanted);
    }

    private boolean anyMatch(Predicate<String> wanted) {
        while (at < json.length()) {
            if (json.charAt(at++) == '"') {
                String string = string();
                if (!isKey() && wanted.test(string)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Up to the quotation mark that ends it, or the end of the text. */
    private String string() {
        StringBuilder string = new StringBuilder();
        while (at < json.length()) {
            char next = json.charAt(at++);
            if (next == '"') {
                break;
            }
            string.append(next == '\\' && at < json.length() ? escaped() : next);
        }
        return string.toString();
    }

    private char escaped() {
        char escape = json.charAt(at++);
        return switch (escape) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> escape;
        };
    }

    private char unicode() {
        int end = Math.min(at + DIGITS, json.length());
        try {
            char unit = (char) Integer.parseInt(json.substring(at, end), HEXADECIMAL);
            at = end;
            return unit;
        } catch (NumberFormatException e) {
            return 'u'; // no JSON, which the database will say
        }
    }

    private boolean isKey() {
        int next = at;
        while (next < json.length() && Character.isWhitespace(json.charAt(next))) {
            next++;
        }
        return next < json.length() && json.charAt(next) == ':';
    }
}
