package dev.sallyport.engine.mysql;

import io.debezium.antlr.mysql.SqlMode;
import io.debezium.ddl.parser.mysql.generated.MySqlLexer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** The grammar's tokens of a text that was read and written anew, in which a blank stands before each parenthesis. */
final class GrammarTokens {

    /** The newest server whose words the grammar has rules for. */
    static final int VERSION = 80_400;

    private static final Map<String, Integer> FUNCTIONS = MySqlWords.load().functionsBeforeParentheses().stream()
            .collect(Collectors.toUnmodifiableMap(function -> function, GrammarTokens::typeBeforeParenthesis));

    private GrammarTokens() {}

    static CommonTokenStream of(String sql) {
        CommonTokenStream tokens = new CommonTokenStream(lexer(sql));
        tokens.fill();
        for (int i = 0; i < tokens.size(); i++) {
            if (isLooseFunction(tokens, i)) {
                CommonToken function = (CommonToken) tokens.get(i);
                function.setType(FUNCTIONS.getOrDefault(MySqlNames.folded(function.getText()), function.getType()));
            }
        }
        return tokens;
    }

    private static boolean isLooseFunction(CommonTokenStream tokens, int i) {
        int next = i + 1;
        while (next < tokens.size() && tokens.get(next).getChannel() != Token.DEFAULT_CHANNEL) {
            next++;
        }
        return tokens.get(i).getType() == MySqlLexer.IDENTIFIER
                && next < tokens.size()
                && tokens.get(next).getType() == MySqlLexer.OPEN_PAR_SYMBOL;
    }

    private static int typeBeforeParenthesis(String function) {
        return lexer(function + "(").nextToken().getType();
    }

    private static MySqlLexer lexer(String sql) {
        MySqlLexer lexer = new MySqlLexer(CharStreams.fromString(sql));
        lexer.serverVersion = VERSION;
        lexer.sqlModes = Set.of(SqlMode.NoMode);
        lexer.removeErrorListeners();
        return lexer;
    }
}
