package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a statement, one after the other. What is taken is kept in a normal form beside: without the words that a
 * server takes and that mean nothing, and with those that it takes as said.
 */
final class TokenCursor {
    private final List<Token> tokens;
    private final Marks marks;
    private final Dialect dialect;
    private final List<Token> normal = new ArrayList<>();
    private String statement = "";
    private int next;

    TokenCursor(List<Token> tokens, Marks marks, Dialect dialect) {
        this.tokens = tokens;
        this.marks = marks;
        this.dialect = dialect;
    }

    /** Every token so far, as the one spelling of its statement has them. */
    List<Token> normal() {
        return List.copyOf(normal);
    }

    /** The words of the statement, by which a refusal names it. */
    void call(String words) {
        statement = words;
    }

    boolean isAtEnd() {
        return next == tokens.size();
    }

    Mark mark() {
        return marks.of(tokens.get(Math.min(next, tokens.size() - 1)));
    }

    boolean isWord(String word) {
        return !isAtEnd() && tokens.get(next).isWord(word);
    }

    boolean isPunctuation(String sign) {
        return !isAtEnd() && tokens.get(next).isPunctuation(sign);
    }

    boolean isString() {
        return !isAtEnd() && tokens.get(next).kind() == Token.Kind.STRING;
    }

    /** The word that stands here, or nothing in words. */
    String word() {
        return !isAtEnd() && tokens.get(next).kind() == Token.Kind.WORD
                ? tokens.get(next).text()
                : "";
    }

    private boolean areWords(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (next + i >= tokens.size() || !tokens.get(next + i).isWord(words[i])) {
                return false;
            }
        }
        return true;
    }

    Token take() {
        Token token = tokens.get(next++);
        normal.add(token);
        return token;
    }

    boolean accept(String... words) {
        boolean there = areWords(words);
        for (int i = 0; there && i < words.length; i++) {
            take();
        }
        return there;
    }

    boolean acceptSign(String sign) {
        boolean there = isPunctuation(sign);
        if (there) {
            take();
        }
        return there;
    }

    void expect(String... words) throws NotRead {
        if (!accept(words)) {
            throw unexpected();
        }
    }

    void expectSign(String sign) throws NotRead {
        if (!acceptSign(sign)) {
            throw unexpected();
        }
    }

    void expectEnd() throws NotRead {
        if (!isAtEnd()) {
            throw unexpected();
        }
    }

    /** A word that means here what another one does, which stands in its place. */
    void takeAs(String word) {
        normal.add(tokens.get(next++).as(Token.Kind.WORD, word));
    }

    /** Words that mean here what another one does. */
    void replace(String word, String... words) throws NotRead {
        if (!areWords(words)) {
            throw unexpected();
        }
        say(word);
        ignore(words);
    }

    /** A name, which may stand as a string. */
    Name nameOrString() throws NotRead {
        if (isString()) {
            Token string = tokens.get(next++);
            Token name = string.as(Token.Kind.QUOTED, dialect.folded(string.text()));
            normal.add(name);
            return named(name);
        }
        return name();
    }

    /** A word that is another one by its place alone. */
    void say(String word) {
        normal.add(tokens.get(Math.min(next, tokens.size() - 1)).as(Token.Kind.WORD, word));
    }

    /** A sign of equality that means the same where it is left out. */
    void implyEqual() {
        Token equal = tokens.get(Math.min(next, tokens.size() - 1)).as(Token.Kind.OPERATOR, "=");
        next += !isAtEnd() && equal.equals(tokens.get(next)) ? 1 : 0;
        normal.add(equal);
    }

    /** Words that change nothing here. */
    void ignore(String... words) {
        next += areWords(words) ? words.length : 0;
    }

    /** A word that means the same where it is left out. */
    void imply(String word) {
        if (!accept(word)) {
            say(word);
        }
    }

    private static Name named(Token token) {
        return new Name(token.text(), token.spelled());
    }

    Name name() throws NotRead {
        if (isAtEnd()) {
            throw unexpected();
        }
        Token token = tokens.get(next);
        boolean names = token.kind() == Token.Kind.QUOTED
                || (token.kind() == Token.Kind.WORD
                        && dialect.role(token.text()).namesColumn());
        if (!names) {
            throw unexpected();
        }
        return named(take());
    }

    QualifiedName qualifiedName() throws NotRead {
        List<Name> parts = new ArrayList<>(List.of(name()));
        while (acceptSign(".")) {
            if (isAtEnd() || !tokens.get(next).isIdentifier()) {
                throw unexpected();
            }
            parts.add(named(take()));
        }
        return new QualifiedName(parts);
    }

    /** A whole number that is not negative and that a server may count with. */
    int number() throws NotRead {
        boolean small = !isAtEnd()
                && tokens.get(next).kind() == Token.Kind.NUMBER
                && tokens.get(next).text().matches("[0-9]{1,9}");
        if (!small) {
            throw unexpected();
        }
        return Integer.parseInt(take().text());
    }

    List<Name> names() throws NotRead {
        expectSign("(");
        List<Name> names = new ArrayList<>(List.of(name()));
        while (acceptSign(",")) {
            names.add(name());
        }
        expectSign(")");
        return names;
    }

    /** What stands between the parentheses that open here. */
    List<Token> inside() throws NotRead {
        expectSign("(");
        List<Token> inside = until(Set.of());
        expectSign(")");
        return inside;
    }

    /** At least one token, and on to one of the words, a comma or the end, each outside of parentheses. */
    List<Token> until(Set<String> words) throws NotRead {
        return takenTo(TokenSpan.end(tokens, next, words));
    }

    /** All that is left. */
    List<Token> rest() throws NotRead {
        return takenTo(tokens.size());
    }

    private List<Token> takenTo(int end) throws NotRead {
        if (next == end) {
            throw unexpected();
        }
        List<Token> taken = tokens.subList(next, end);
        normal.addAll(taken);
        next = end;
        return taken;
    }

    /** What stands here is not read, by its own word where it has one. */
    NotRead unexpected() {
        if (isAtEnd()) {
            return NotRead.malformed("`" + statement + "` ends too early", "write the whole statement");
        }
        Token token = tokens.get(next);
        return TokenSpan.notExpected(token, statement).at(marks.of(token).position());
    }
}
