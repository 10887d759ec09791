package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sealed definition is about, as our own printer spells it.
 *
 * @param table that is changed or made
 * @param becomes the name that the table has behind it, where that is a new one
 */
record MySqlDefinitionText(Sort sort, String text, String table, Optional<String> becomes) {
    /** What is done to the table as a whole. */
    enum Sort {
        CREATION,
        CHANGE,
        RENAMING,
        TRUNCATION,
        REMOVAL
    }

    private static final String NAME = "`((?:[^`]|``)+)`";
    private static final Pattern TEXT = Pattern.compile(
            "(CREATE TABLE|ALTER TABLE|TRUNCATE TABLE|DROP TABLE|(?:CREATE (?:UNIQUE )?|DROP )INDEX " + NAME + " ON) "
                    + NAME + "\\." + NAME + "(?: RENAME TO " + NAME + ")?.*",
            Pattern.DOTALL);
    private static final int TABLE = 4;
    private static final int BECOMES = 5;

    static MySqlDefinitionText of(Sealed sealed) {
        String text = new String(sealed.canonical(), StandardCharsets.UTF_8);
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a definition is not as it is printed here");
        }
        Optional<String> renamed = Optional.ofNullable(matcher.group(BECOMES)).map(MySqlDefinitionText::plain);
        String table = plain(matcher.group(TABLE));
        Sort sort = switch (matcher.group(1)) {
            case "CREATE TABLE" -> Sort.CREATION;
            case "TRUNCATE TABLE" -> Sort.TRUNCATION;
            case "DROP TABLE" -> Sort.REMOVAL;
            default -> renamed.isPresent() ? Sort.RENAMING : Sort.CHANGE;
        };
        return new MySqlDefinitionText(sort, text, table, sort == Sort.CREATION ? Optional.of(table) : renamed);
    }

    private static String plain(String quoted) {
        return quoted.replace("``", "`");
    }
}
