package dev.sallyport.engine.mysql;

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

/**
 * The scanner of MySQL and MariaDB (MySQL Reference Manual, chapter 11 "Language Structure") under the pinned
 * {@code sql_mode} and utf8mb4: where servers or versions differ, or where a text is only meant to confuse, it is refused.
 */
final class MySqlLexer {

    private static final String SELF = ",();";
    private static final String OWN_CHARACTER_SET = "_utf8mb4";

    private final TextCursor text;
    private final MySqlWords words;
    private final List<Token> tokens = new ArrayList<>();
    private int parameters;

    MySqlLexer(String sql, MySqlWords words) {
        this.text = new TextCursor(sql);
        this.words = words;
    }

    List<Token> tokens() throws NotRead {
        BlankReader.skip(text);
        while (!text.atEnd()) {
            int start = text.offset();
            try {
                next(start);
            } catch (NotRead refused) {
                throw refused.at(Position.in(text.sql(), start));
            }
            BlankReader.skip(text);
        }
        return List.copyOf(tokens);
    }

    private void next(int start) throws NotRead {
        char c = text.peek();
        if (StringReader.startsString(text)) {
            literal(new Token(Kind.STRING, StringReader.read(text), start));
        } else if (NumberText.startsAt(text)) {
            literal(new Token(Kind.NUMBER, NumberReader.read(text), start));
        } else if (NumberReader.startsBits(text)) {
            literal(new Token(Kind.NUMBER, NumberReader.bits(text), start));
        } else if (c == '`' || NameText.isStart(c)) {
            name(start);
        } else if (c == '?') {
            text.skip(1);
            tokens.add(new Token(Kind.PARAMETER, Integer.toString(++parameters), start));
        } else if (VariableReader.startsVariable(text)) {
            tokens.add(new Token(Kind.VARIABLE, VariableReader.read(text), start));
        } else if (SELF.indexOf(c) >= 0) {
            tokens.add(new Token(Kind.PUNCTUATION, text.take(1), start));
        } else if (c == '.' && isBehindName()) {
            parts();
        } else if (OperatorScanner.startsWord(text)) {
            tokens.add(new Token(Kind.WORD, OperatorScanner.word(text), start));
        } else if (OperatorScanner.startsOperator(text)) {
            tokens.add(new Token(Kind.OPERATOR, OperatorScanner.read(text), start));
        } else {
            throw unknown(c);
        }
    }

    /** A word such as `_utf8` before a constant gives it a character set; that of the session changes nothing. */
    private void literal(Token constant) throws NotRead {
        boolean introduced = isBehindName()
                && tokens.getLast().text().startsWith("_")
                && !(tokens.size() > 1 && tokens.get(tokens.size() - 2).isPunctuation("."));
        if (introduced && tokens.getLast().isWord(OWN_CHARACTER_SET) && constant.kind() == Kind.STRING) {
            tokens.removeLast();
        } else if (introduced) {
            throw NotRead.notUnderstood(
                    "a constant with a character set is not supported", "write '...', which is in utf8mb4");
        }
        tokens.add(constant);
    }

    private boolean isBehindName() {
        return !tokens.isEmpty()
                && (tokens.getLast().kind() == Kind.WORD || tokens.getLast().kind() == Kind.QUOTED);
    }

    /** A name, and behind it each dot with the part that belongs to it. */
    private void name(int start) throws NotRead {
        tokens.add(part(start));
        parts();
    }

    private void parts() throws NotRead {
        while (text.peek() == '.') {
            tokens.add(new Token(Kind.PUNCTUATION, ".", text.offset()));
            text.skip(1);
            BlankReader.skip(text);
            if (text.peek() == '*') {
                return;
            }
            if (text.peek() != '`' && !NameText.isStart(text.peek())) {
                throw NotRead.malformed(
                        "behind a dot of a name stands no name",
                        "write `table.column`, and a name that begins with a digit in backticks");
            }
            tokens.add(part(text.offset()));
        }
        refuseLooseCall();
    }

    private Token part(int start) throws NotRead {
        if (text.peek() == '`') {
            String name = IdentifierReader.quoted(text);
            return new Token(Kind.QUOTED, MySqlNames.folded(name), name, start);
        }
        refusePrefixed();
        String word = IdentifierReader.word(text);
        return new Token(Kind.WORD, MySqlNames.folded(word), word, start);
    }

    private void refusePrefixed() throws NotRead {
        char prefix = Character.toLowerCase(text.peek());
        if (text.peek(1) == '\'' && prefix == 'n') {
            throw NotRead.notUnderstood("a literal with the prefix `n` is not supported", "write '...'");
        }
        if (text.peek(1) == '\'' && prefix == 'x') {
            throw NotRead.notUnderstood(
                    "bytes as x'...' are a number to one server and a string to another",
                    "write them as 0x and the same digits");
        }
    }

    /** Some functions are such only directly before their parenthesis, and elsewhere names of stored ones. */
    private void refuseLooseCall() throws NotRead {
        Token last = tokens.getLast();
        boolean afterDot = tokens.size() > 1 && tokens.get(tokens.size() - 2).isPunctuation(".");
        if (last.kind() != Kind.WORD
                || afterDot
                || text.peek() == '('
                || !words.isFunctionBeforeParenthesis(last.text())) {
            return;
        }
        BlankReader.skip(text);
        if (text.peek() == '(') {
            throw NotRead.notUnderstood(
                    "`" + last.text() + "` is a function only directly before its parenthesis",
                    "leave out what stands between, or put a name in backticks");
        }
    }

    private static NotRead unknown(char c) {
        return switch (c) {
            case '@' ->
                NotRead.notUnderstood("such a variable or account is not supported", "send values as parameters `?`");
            case ':' ->
                NotRead.notUnderstood(
                        "`:` is no part of a statement here, and no variable gets a value", "send parameters as `?`");
            case '{', '}' ->
                NotRead.notUnderstood(
                        "`" + c + "` is an escape of some drivers", "write date '...', or the plain call");
            case '.' -> NotRead.malformed("a dot stands alone", "write names as `table.column`");
            case '$' ->
                NotRead.notUnderstood(
                        "`$` begins a quoted text in some versions",
                        "send parameters as `?`, and put a name that begins so in backticks");
            case '\\' ->
                NotRead.malformed(
                        "a backslash begins a command of a client, no statement", OtherStatement.ASK_DISCOVERY);
            case '[', ']' -> NotRead.notUnderstood("a bracket is no quote here", "put names in backticks");
            default -> NotRead.malformed("a character stands here that no statement has", "leave it out");
        };
    }
}
