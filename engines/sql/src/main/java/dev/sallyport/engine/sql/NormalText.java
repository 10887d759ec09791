package dev.sallyport.engine.sql;

import java.util.List;

/**
 * A statement as normalised tokens, and its two renderings: {@link #text()} for grammars that lex exactly, and {@link
 * #guarded()} for a parser that does not, where every name is quoted and every string is the index of its token.
 */
final class NormalText {

    private final List<Token> tokens;
    private final Dialect dialect;
    private final LiteralSlots slots;
    private final int[] starts;
    private final String guarded;

    NormalText(List<Token> tokens, Dialect dialect) {
        this.tokens = List.copyOf(tokens);
        this.dialect = dialect;
        this.slots = LiteralSlots.of(tokens, dialect);
        this.starts = new int[tokens.size()];
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            out.append(separator(i));
            starts[i] = out.length();
            out.append(guardedForm(i));
        }
        this.guarded = out.toString();
    }

    List<Token> tokens() {
        return tokens;
    }

    LiteralSlots slots() {
        return slots;
    }

    String guarded() {
        return guarded;
    }

    /** The statement in one line, comments gone, literals decoded and written again. */
    String text() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            out.append(separator(i))
                    .append(token.kind() == Token.Kind.STRING ? dialect.literal(token.text()) : form(i));
        }
        return out.toString();
    }

    /** The token that stands at an offset of {@link #guarded()}. */
    Token tokenAt(int offset) {
        int found = java.util.Arrays.binarySearch(starts, offset);
        int index = found >= 0 ? found : -found - 2;
        return tokens.get(Math.clamp(index, 0, tokens.size() - 1));
    }

    private String separator(int i) {
        boolean glued =
                i == 0 || tokens.get(i).isPunctuation(".") || tokens.get(i - 1).isPunctuation(".");
        return glued && !(i > 0 && isAmbiguousDot(i)) ? "" : " ";
    }

    /** A dot beside a number would become part of it. */
    private boolean isAmbiguousDot(int i) {
        return tokens.get(i).kind() == Token.Kind.NUMBER || tokens.get(i - 1).kind() == Token.Kind.NUMBER;
    }

    private String guardedForm(int i) {
        return tokens.get(i).kind() == Token.Kind.STRING ? "'" + i + "'" : form(i);
    }

    private String form(int i) {
        Token token = tokens.get(i);
        return switch (token.kind()) {
            case QUOTED -> dialect.quoted(token.text());
            case WORD -> isName(i) ? dialect.quoted(token.text()) : token.text();
            case PARAMETER -> "$" + token.text();
            case STRING, NUMBER, OPERATOR, PUNCTUATION -> token.text();
        };
    }

    /** True for a word that can't be syntax where it stands; quotes then say so to every parser. */
    private boolean isName(int i) {
        WordRole role = dialect.role(tokens.get(i).text());
        boolean afterDot = i > 0 && tokens.get(i - 1).isPunctuation(".");
        boolean beforeDot = i + 1 < tokens.size() && tokens.get(i + 1).isPunctuation(".");
        boolean beforeString = i + 1 < tokens.size() && tokens.get(i + 1).kind() == Token.Kind.STRING;
        return (role == WordRole.NAME && !beforeString)
                || afterDot
                || ((beforeDot || isListed(i)) && role.namesColumn());
    }

    /** Alone between the brackets or commas of a list, where no syntax of one word stands. */
    private boolean isListed(int i) {
        return i > 0
                && i + 1 < tokens.size()
                && (tokens.get(i - 1).isPunctuation("(") || tokens.get(i - 1).isPunctuation(","))
                && (tokens.get(i + 1).isPunctuation(")") || tokens.get(i + 1).isPunctuation(","));
    }
}
