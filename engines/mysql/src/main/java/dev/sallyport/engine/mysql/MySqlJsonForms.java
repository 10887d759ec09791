package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Says of {@code json_value(x, p returning t)} what comes where there is no such value: nothing, as when it is not said. The
 * second grammar does not read it without.
 */
final class MySqlJsonForms {
    private static final List<String> WITHOUT = List.of("null", "on", "error");

    private MySqlJsonForms() {}

    static List<Token> plain(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> token.isWord("returning"))) {
            return tokens;
        }
        List<Token> plain = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isPunctuation(")") && isUnsaid(tokens, i)) {
                WITHOUT.forEach(word -> plain.add(new Token(Kind.WORD, word, token.offset())));
            }
            plain.add(token);
        }
        return plain;
    }

    /** Whether the call that ends here says a type, and not what comes without a value. */
    private static boolean isUnsaid(List<Token> tokens, int closing) {
        int depth = 0;
        boolean typed = false;
        for (int i = closing - 1; i > 0; i--) {
            Token token = tokens.get(i);
            depth += token.isPunctuation(")") ? 1 : token.isPunctuation("(") ? -1 : 0;
            if (depth < 0) {
                return typed && tokens.get(i - 1).isWord("json_value");
            }
            if (depth == 0 && token.isWord("on")) {
                return false;
            }
            typed |= depth == 0 && token.isWord("returning");
        }
        return false;
    }
}
