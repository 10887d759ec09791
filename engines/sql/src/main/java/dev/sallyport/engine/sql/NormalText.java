package dev.sallyport.engine.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A statement as normalised tokens, and its two renderings: {@link #text()} for grammars that lex exactly, and {@link
 * #guarded()} for a parser that does not, where every name is quoted and every string is the index of its token.
 */
final class NormalText {
    /** Before the index of the token, for a parser that does not know how a variable is written. */
    private static final String VARIABLE = "v";

    private final List<Token> tokens;
    private final Dialect dialect;
    private final LiteralSlots slots;
    private final List<Placed> placed;
    private final List<JsonForm> forms;
    private final GuardedOperators operators;
    private final WordedGuard worded = new WordedGuard();
    private final int[] starts;
    private final String guarded;

    NormalText(List<Token> tokens, Dialect dialect) throws NotRead {
        this.tokens = List.copyOf(tokens);
        this.dialect = dialect;
        this.slots = LiteralSlots.of(tokens, dialect);
        JsonGuard json = new JsonGuard(dialect);
        this.operators = new GuardedOperators(dialect);
        List<Placed> all = IntStream.range(0, tokens.size())
                .mapToObj(i -> new Placed(tokens.get(i), i))
                .toList();
        List<Placed> guardedJson = json.guard(all);
        this.placed = dialect.hasSqlJson() ? ArrowGuard.guard(guardedJson) : worded.guard(guardedJson);
        this.forms = json.forms();
        this.starts = new int[placed.size()];
        List<Token> written = placed.stream().map(Placed::token).toList();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < placed.size(); i++) {
            out.append(separator(written, i));
            starts[i] = out.length();
            out.append(guardedForm(written, i));
        }
        this.guarded = out.toString();
    }

    /** The form of a plain call in the place of one of SQL/JSON, by its name as the parser has it, quotes and all. */
    Optional<JsonForm> form(String name) {
        String mark = dialect.quote() + JsonForm.MARK;
        return name.startsWith(mark)
                ? Optional.of(forms.get(Integer.parseInt(name.substring(mark.length(), name.length() - 1))))
                : Optional.empty();
    }

    /** The variable that the parser has by that name, without the sign. */
    Optional<Token> variable(String guarded) {
        String index = guarded.startsWith(VARIABLE) ? guarded.substring(VARIABLE.length()) : "";
        return index.matches("[0-9]{1,5}") && Integer.parseInt(index) < tokens.size()
                ? Optional.of(tokens.get(Integer.parseInt(index))).filter(token -> token.kind() == Token.Kind.VARIABLE)
                : Optional.empty();
    }

    WordedGuard worded() {
        return worded;
    }

    List<Token> tokens() {
        return tokens;
    }

    /** The numbers of its parameters, in the order of the text. */
    List<Integer> parameters() {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.PARAMETER)
                .map(token -> Integer.valueOf(token.text()))
                .toList();
    }

    GuardedOperators operators() {
        return operators;
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
            out.append(isGlued(i) ? "" : separator(tokens, i)).append(exactForm(tokens, i));
        }
        return out.toString();
    }

    /** Some servers know a function only by the bracket directly behind it. */
    private boolean isGlued(int i) {
        return !dialect.quotesFunctions()
                && i > 0
                && tokens.get(i).isPunctuation("(")
                && tokens.get(i - 1).kind() == Token.Kind.WORD;
    }

    /** The token that stands at an offset of {@link #guarded()}. */
    Token tokenAt(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int index = found >= 0 ? found : -found - 2;
        return placed.get(Math.clamp(index, 0, placed.size() - 1)).token();
    }

    private static String separator(List<Token> all, int i) {
        boolean glued =
                i == 0 || all.get(i).isPunctuation(".") || all.get(i - 1).isPunctuation(".");
        return glued && !(i > 0 && isAmbiguousDot(all, i)) ? "" : " ";
    }

    /** A dot beside a number would become part of it. */
    private static boolean isAmbiguousDot(List<Token> all, int i) {
        return all.get(i).kind() == Token.Kind.NUMBER || all.get(i - 1).kind() == Token.Kind.NUMBER;
    }

    private String guardedForm(List<Token> all, int i) throws NotRead {
        Token token = all.get(i);
        return switch (token.kind()) {
            case STRING -> "'" + placed.get(i).index() + "'";
            case OPERATOR -> operators.guarded(token);
            case VARIABLE -> "@" + VARIABLE + placed.get(i).index();
            default -> form(all, i);
        };
    }

    private String exactForm(List<Token> all, int i) {
        Token token = all.get(i);
        return switch (token.kind()) {
            case STRING -> dialect.literal(token.text());
            case PARAMETER -> dialect.parameters().write(token.text());
            case WORD ->
                isName(all, i) && !(isCalled(all, i) && !dialect.quotesFunctions())
                        ? dialect.quoted(token.text())
                        : token.text();
            case QUOTED -> dialect.quoted(token.text());
            case NUMBER, VARIABLE, OPERATOR, PUNCTUATION -> token.text();
        };
    }

    /** In quotes the parser takes it for a plain call, of which it knows no words. */
    private boolean isFunction(List<Token> all, int i) {
        return !dialect.quotesFunctions()
                && isCalled(all, i)
                && !(i > 0 && all.get(i - 1).isWord("as"))
                && dialect.role(all.get(i).text()).namesFunction();
    }

    private static boolean isCalled(List<Token> all, int i) {
        return i + 1 < all.size() && all.get(i + 1).isPunctuation("(");
    }

    private String form(List<Token> all, int i) {
        Token token = all.get(i);
        return switch (token.kind()) {
            case QUOTED -> dialect.quoted(token.spelled());
            case WORD ->
                isName(all, i) || isFunction(all, i)
                        ? dialect.quoted(token.spelled())
                        : isLastOfItem(all, i) ? token.spelled() : token.text();
            case PARAMETER -> "$" + token.text();
            case STRING, NUMBER, VARIABLE, OPERATOR, PUNCTUATION -> token.text();
        };
    }

    /** A keyword that may be what an output is called, which a caller is shown as it is spelled. */
    private boolean isLastOfItem(List<Token> all, int i) {
        boolean ends = i + 1 == all.size()
                || all.get(i + 1).isPunctuation(",")
                || all.get(i + 1).isWord("from");
        return ends && dialect.role(all.get(i).text()).namesColumn();
    }

    /** True for a word that can't be syntax where it stands; quotes then say so to every parser. */
    private boolean isName(List<Token> all, int i) {
        WordRole role = dialect.role(all.get(i).text());
        boolean afterDot = i > 0 && all.get(i - 1).isPunctuation(".");
        boolean beforeDot = i + 1 < all.size() && all.get(i + 1).isPunctuation(".");
        boolean beforeString = i + 1 < all.size() && all.get(i + 1).kind() == Token.Kind.STRING;
        return (role == WordRole.NAME && !beforeString)
                || afterDot
                || ((beforeDot || isListed(all, i)) && role.namesColumn());
    }

    /** Alone between the brackets or commas of a list, where no syntax of one word stands. */
    private static boolean isListed(List<Token> all, int i) {
        return i > 0
                && !WordedGuard.isUnitOfCall(all, i)
                && i + 1 < all.size()
                && (all.get(i - 1).isPunctuation("(") || all.get(i - 1).isPunctuation(","))
                && (all.get(i + 1).isPunctuation(")") || all.get(i + 1).isPunctuation(","));
    }
}
