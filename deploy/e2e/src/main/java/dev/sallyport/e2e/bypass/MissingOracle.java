package dev.sallyport.e2e.bypass;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hidden name gets the status, code and message of one that exists nowhere. */
final class MissingOracle {
    private static final Pattern HIDDEN = Pattern.compile(
            "\\b(api_keys|audit_log|employees|hr|password_hash|pg_\\w+|information_schema|\\w+_privileges)\\b",
            Pattern.CASE_INSENSITIVE);

    private MissingOracle() {}

    /** The statement with every hidden name written as one that exists nowhere, of the same length; empty when it has none. */
    static Optional<String> missing(String sql) {
        Map<String, String> names = names(sql);
        return names.isEmpty() ? Optional.empty() : Optional.of(renamed(sql, names));
    }

    /** What tells the hidden name from the missing one, if anything does. */
    static Optional<String> find(String sql, Reply hidden, Reply missing) {
        Map<String, String> names = names(sql);
        String expected = renamed(hidden.end(), names);
        String came = missing.end();
        return expected.equals(came) && !hidden.isWhole()
                ? Optional.empty()
                : Optional.of("a hidden name is told from a missing one: " + expected + " and " + came);
    }

    private static Map<String, String> names(String sql) {
        Map<String, String> names = new TreeMap<>();
        Matcher found = HIDDEN.matcher(sql);
        while (found.find()) {
            names.put(found.group(), nowhere(found.group()));
        }
        return names;
    }

    private static String nowhere(String name) {
        char last = name.charAt(name.length() - 1) == 'q' ? 'z' : 'q';
        return name.substring(0, name.length() - 1) + last;
    }

    private static String renamed(String text, Map<String, String> names) {
        String renamed = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            renamed = renamed.replaceAll("\\b" + Pattern.quote(name.getKey()) + "\\b", name.getValue());
        }
        return renamed;
    }
}
