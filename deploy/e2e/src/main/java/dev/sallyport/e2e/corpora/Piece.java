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
 * @param offset in characters, from 0
 */
record Piece(Kind kind, String text, int offset) {
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
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(sql);
        while (matcher.find()) {
            int at = matcher.start();
            if (matcher.group("string") != null) {
                pieces.add(new Piece(Kind.STRING, unquoted(matcher.group(), "'"), at));
            } else if (matcher.group("quoted") != null) {
                pieces.add(new Piece(Kind.QUOTED, unquoted(matcher.group(), "\""), at));
            } else if (matcher.group("word") != null) {
                pieces.add(new Piece(Kind.WORD, matcher.group().toLowerCase(Locale.ROOT), at));
            } else if (matcher.group("number") != null) {
                pieces.add(new Piece(Kind.NUMBER, matcher.group(), at));
            } else if (matcher.group("sign") != null) {
                pieces.add(new Piece(Kind.SIGN, matcher.group(), at));
            }
        }
        return pieces;
    }

    private static String unquoted(String text, String quote) {
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
