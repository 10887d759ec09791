package dev.sallyport.e2e.corpora;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a statement of MySQL as PostgreSQL would have it, as far as that is a matter of words: quotes, upserts, qualified columns of SET. */
final class FromMySql {
    private static final Pattern QUOTED = Pattern.compile(
            "'(?<single>(?:[^'\\\\]++|\\\\.|'')*+)'|\"(?<text>(?:[^\"\\\\]++|\\\\.|\"\")*+)\"|`(?<name>[^`]*)`",
            Pattern.DOTALL);

    private static final String NAME = "(\"[^\"]*\"|\\w+)";
    private static final Pattern HEAD =
            Pattern.compile("\\s*insert\\s+(ignore\\s+)?(?:into\\s+)?" + NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile(
            "\\s*insert\\s+into\\s+" + NAME + "\\s*\\(\\s*" + NAME + ".*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern UPSERT =
            Pattern.compile("\\bon\\s+duplicate\\s+key\\s+update\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEW =
            Pattern.compile("\\bvalues\\s*\\(\\s*" + NAME + "\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OLD = Pattern.compile("(=\\s*)(\"[^\"]*\")(?!\\s*\\.)");
    private static final Pattern SET =
            Pattern.compile("((?:\\bset|,)\\s*)" + NAME + "\\." + NAME + "(\\s*=)", Pattern.CASE_INSENSITIVE);

    private FromMySql() {}

    static String rewrite(String sql) {
        String text = QUOTED.matcher(sql).replaceAll(match -> Matcher.quoteReplacement(quoted(match)));
        Matcher head = HEAD.matcher(text);
        if (head.lookingAt()) {
            String end = head.group(1) == null ? "" : " ON CONFLICT DO NOTHING";
            return upsert("INSERT INTO " + head.group(2) + text.substring(head.end()) + end);
        }
        return text.stripLeading().regionMatches(true, 0, "update", 0, 6)
                ? SET.matcher(text).replaceAll("$1$3$4")
                : text;
    }

    private static String quoted(MatchResult match) {
        if (match.group("name") != null) {
            return '"' + match.group("name") + '"';
        }
        boolean isSingle = match.group("single") != null;
        String inside = isSingle
                ? match.group("single").replace("''", "'")
                : match.group("text").replace("\"\"", "\"");
        return '\'' + unescaped(inside).replace("'", "''") + '\'';
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(.)", Pattern.DOTALL)
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "t" -> "\t";
                            default -> match.group(1);
                        }));
    }

    /** By the first column of its list, which the value that MySQL finds is one of. */
    private static String upsert(String sql) {
        Matcher upsert = UPSERT.matcher(sql);
        Matcher key = KEY.matcher(sql);
        if (!upsert.find() || !key.matches()) {
            return sql;
        }
        String changes = OLD.matcher(sql.substring(upsert.end()))
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + key.group(1) + "." + match.group(2)));
        return sql.substring(0, upsert.start()) + "ON CONFLICT (" + key.group(2) + ") DO UPDATE SET"
                + NEW.matcher(changes).replaceAll("excluded.$1");
    }
}
