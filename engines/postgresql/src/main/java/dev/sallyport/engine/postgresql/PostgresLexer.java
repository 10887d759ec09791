package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.NameText;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.NumberText;
import dev.sallyport.engine.sql.OtherStatement;
import dev.sallyport.engine.sql.TextCursor;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import dev.sallyport.operation.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * PostgreSQL's scanner (PostgreSQL documentation, chapter 4.1 "Lexical Structure"), for versions 15 and later: where
 * versions differ, or where a text is only meant to confuse, it is refused.
 */
final class PostgresLexer {

    private static final String SELF = ",()[].;:";
    /** Operators with a question mark that are read; every other one has another meaning to some reader. */
    private static final Set<String> QUESTIONS = Set.of("?", "?|", "?&", "@?");

    private static final String OPERATOR = "~!@#^&|`?+-*/%<>=";
    /** Operators that hold one of these may end in a sign. */
    private static final String SIGN_KEEPERS = "~!@#^&|`?%";

    private final TextCursor text;
    private final List<Token> tokens = new ArrayList<>();

    PostgresLexer(String sql) {
        this.text = new TextCursor(sql);
    }

    List<Token> tokens() throws NotRead {
        BlankReader.skip(text);
        while (!text.atEnd()) {
            int start = text.offset();
            try {
                tokens.add(next(start));
            } catch (NotRead refused) {
                throw refused.at(Position.in(text.sql(), start));
            }
            BlankReader.skip(text);
        }
        return QualifiedOperators.bare(tokens);
    }

    private Token next(int start) throws NotRead {
        char c = text.peek();
        if (c == '\'') {
            return new Token(Kind.STRING, StringReader.standard(text), start);
        }
        if (c == '"') {
            return new Token(Kind.QUOTED, IdentifierReader.quoted(text), start);
        }
        if (c == '$') {
            return dollar(start);
        }
        if (NameText.isStart(c)) {
            return word(start);
        }
        if (NumberText.startsAt(text)) {
            return new Token(Kind.NUMBER, NumberReader.read(text), start);
        }
        if (SELF.indexOf(c) >= 0) {
            return new Token(Kind.PUNCTUATION, punctuation(), start);
        }
        if (OPERATOR.indexOf(c) >= 0) {
            return new Token(Kind.OPERATOR, operator(), start);
        }
        if (c == '\\') {
            throw NotRead.malformed(
                    "a backslash begins a command of a client, no statement", OtherStatement.ASK_DISCOVERY);
        }
        throw NotRead.malformed("a character stands here that no statement has", "leave it out");
    }

    private Token dollar(int start) throws NotRead {
        if (Character.isDigit(text.peek(1))) {
            return new Token(Kind.PARAMETER, NumberReader.parameter(text), start);
        }
        return new Token(Kind.STRING, StringReader.dollarQuoted(text), start);
    }

    private Token word(int start) throws NotRead {
        char quote = text.peek(1);
        char prefix = Character.toLowerCase(text.peek());
        if (quote == '\'' && prefix == 'e') {
            text.skip(1);
            return new Token(Kind.STRING, EscapeReader.escaped(text), start);
        }
        if (prefix == 'u' && quote == '&' && (text.peek(2) == '\'' || text.peek(2) == '"')) {
            return unicode(start);
        }
        if (quote == '\'' && "bxn".indexOf(prefix) >= 0) {
            throw NotRead.notUnderstood("a literal with the prefix `" + prefix + "` is not supported", "write '...'");
        }
        return new Token(Kind.WORD, IdentifierReader.word(text), start);
    }

    private Token unicode(int start) throws NotRead {
        text.skip(2);
        if (text.peek() == '"') {
            String name = UnicodeReader.decode(IdentifierReader.raw(text), text);
            return new Token(Kind.QUOTED, IdentifierReader.checked(name), start);
        }
        return new Token(Kind.STRING, UnicodeReader.decode(StringReader.standard(text), text), start);
    }

    private String punctuation() throws NotRead {
        char c = text.peek();
        char next = text.peek(1);
        if (c == ':' && next == ':') {
            text.skip(2);
            return "::";
        }
        if (c == ':' && next != ' ') {
            throw NotRead.notUnderstood("`:` is no part of a statement here", "send parameters as `$1`");
        }
        if (c == '.' && next == '.') {
            throw NotRead.malformed("`..` is no part of a statement", "write one dot");
        }
        text.skip(1);
        return String.valueOf(c);
    }

    /** The longest run, cut before a comment; trailing signs are tokens of their own unless a keeper is in the run. */
    private String operator() throws NotRead {
        int length = 0;
        while (OPERATOR.indexOf(text.peek(length)) >= 0
                && text.peek(length) != TextCursor.END
                && !startsComment(length)) {
            length++;
        }
        String run = text.ahead(length);
        while (run.length() > 1 && (run.endsWith("+") || run.endsWith("-")) && !keepsSigns(run)) {
            run = run.substring(0, run.length() - 1);
        }
        if (run.contains("`")) {
            throw NotRead.notUnderstood("a backtick is no quote here", "put names in double quotes");
        }
        if (run.contains("?") && !QUESTIONS.contains(run)) {
            throw NotRead.notUnderstood("the operator `" + run + "` is not supported", "use another operator");
        }
        text.skip(run.length());
        return run.equals("!=") ? "<>" : run;
    }

    private static boolean keepsSigns(String run) {
        return run.chars().anyMatch(c -> SIGN_KEEPERS.indexOf(c) >= 0);
    }

    private boolean startsComment(int ahead) {
        char c = text.peek(ahead);
        char next = text.peek(ahead + 1);
        return (c == '-' && next == '-') || (c == '/' && next == '*');
    }
}
