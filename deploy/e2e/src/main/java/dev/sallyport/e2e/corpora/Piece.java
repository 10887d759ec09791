package dev.sallyport.e2e.corpora;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a statement, as a rough reader sees it that knows nothing of the engine's own lexer.
 *
 * @param text as the catalog spells it for names: folded, or without quotes; strings without quotes
 * @param name as a table is made by it
 * @param offset in characters, from 0
 */
record Piece(Kind kind, String text, String name, int offset) {
    private static final Pattern MYSQL = Pattern.compile(
            "(?<skip>\\s+|--\\s[^\\n]*|#[^\\n]*|/\\*.*?\\*/)"
                    + "|(?<string>'(?:[^'\\\\]++|\\\\.|'')*+'|\"(?:[^\"\\\\]++|\\\\.|\"\")*+\")"
                    + "|(?<quoted>`(?:[^`]++|``)*+`)"
                    + "|(?<word>[\\p{L}_@$][\\p{L}\\p{N}_$@]*)|(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
                    + "|(?<sign><=>|<=|>=|<>|!=|\\|\\||.)",
            Pattern.DOTALL);
    private static final Pattern PIECE = Pattern.compile(
            "(?<skip>\\s+|--[^\\n]*|/\\*.*?\\*/)|(?<string>'(?:[^']++|'')*+')|(?<quoted>\"(?:[^\"]++|\"\")*+\")"
                    + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)|(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
                    + "|(?<sign>::|<=|>=|<>|!=|\\|\\||.)",
            Pattern.DOTALL);

    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        SIGN
    }

    static List<Piece> of(String sql) {
        return of(PIECE.matcher(sql), false);
    }

    /** Of a statement of MySQL, whose names of tables are as they are spelled. */
    static List<Piece> ofMySql(String sql) {
        return of(MYSQL.matcher(sql), true);
    }

    private static List<Piece> of(Matcher matcher, boolean isSpelled) {
        List<Piece> pieces = new ArrayList<>();
        while (matcher.find()) {
            String text = matcher.group();
            String folded = text.toLowerCase(Locale.ROOT);
            int at = matcher.start();
            if (matcher.group("string") != null) {
                pieces.add(literal(Kind.STRING, unquoted(text), at));
            } else if (matcher.group("quoted") != null) {
                String name = unquoted(text);
                pieces.add(new Piece(Kind.QUOTED, isSpelled ? name.toLowerCase(Locale.ROOT) : name, name, at));
            } else if (matcher.group("word") != null) {
                pieces.add(new Piece(Kind.WORD, folded, isSpelled ? text : folded, at));
            } else if (matcher.group("number") != null) {
                pieces.add(literal(Kind.NUMBER, text, at));
            } else if (matcher.group("sign") != null) {
                pieces.add(literal(Kind.SIGN, text, at));
            }
        }
        return pieces;
    }

    private static Piece literal(Kind kind, String text, int at) {
        return new Piece(kind, text, text, at);
    }

    private static String unquoted(String text) {
        String quote = text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    boolean isLiteral() {
        return kind == Kind.STRING || kind == Kind.NUMBER;
    }

    boolean isWord(Set<String> words) {
        return kind == Kind.WORD && words.contains(text);
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(word);
    }
}
