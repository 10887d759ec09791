package dev.sallyport.e2e.corpora;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes "x" as 'x' where it is a value: no column or table of the schema, and no alias. */
final class QuotedValues {
    private static final Pattern QUOTED =
            Pattern.compile("'(?:[^']|'')*'|(\\bAS\\s+|\\.)?\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

    private QuotedValues() {}

    static String rewrite(String sql, Tables tables) {
        return QUOTED.matcher(sql).replaceAll(match -> Matcher.quoteReplacement(rewritten(match, tables)));
    }

    private static String rewritten(java.util.regex.MatchResult match, Tables tables) {
        String word = match.group(2);
        if (word == null || match.group(1) != null || tables.names(word.toLowerCase(Locale.ROOT))) {
            return match.group();
        }
        return '\'' + word.replace("'", "''") + '\'';
    }
}
