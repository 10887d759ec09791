package dev.sallyport.engine.mysql;

import io.debezium.antlr.mysql.SqlMode;
import io.debezium.ddl.parser.mysql.generated.MySqlLexer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** The grammar's tokens of a text that was read and written anew, in which a blank stands before each parenthesis. */
final class GrammarTokens {

    private static final String KEYWORD = "_SYMBOL";
    private static final MySqlWords WORDS = MySqlWords.load();
    private static final Map<String, Integer> KEYWORDS = IntStream.rangeClosed(
                    1, MySqlLexer.VOCABULARY.getMaxTokenType())
            .filter(type -> WORDS.isFunctionBeforeParenthesis(word(type)))
            .boxed()
            .collect(Collectors.toUnmodifiableMap(GrammarTokens::word, type -> type));

    private GrammarTokens() {}

    static CommonTokenStream of(String sql, int version) {
        MySqlLexer lexer = new MySqlLexer(CharStreams.fromString(sql));
        lexer.serverVersion = version;
        lexer.sqlModes = Set.of(SqlMode.NoMode);
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        for (int i = 0; i < tokens.size(); i++) {
            if (isLooseFunction(tokens, i)) {
                CommonToken function = (CommonToken) tokens.get(i);
                function.setType(
                        KEYWORDS.getOrDefault(function.getText().toLowerCase(Locale.ROOT), function.getType()));
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

    private static String symbol(int type) {
        String name = MySqlLexer.VOCABULARY.getSymbolicName(type);
        return name == null ? "" : name;
    }

    private static String word(int type) {
        return symbol(type).replace(KEYWORD, "").toLowerCase(Locale.ROOT);
    }
}
