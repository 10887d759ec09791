package dev.sallyport.engine.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Token conservation: every name, literal, operator and meaning-bearing keyword of the statement stands in the print of
 * its tree, as often as it was written, and nothing else does.
 */
final class Conservation {

    private static final Set<String> NOISE = Set.of("as", "inner", "outer", "asc");

    private Conservation() {}

    static boolean holds(List<Token> statement, List<Token> print) {
        return counts(statement).equals(counts(print));
    }

    private static Map<String, Integer> counts(List<Token> tokens) {
        Map<String, Integer> counts = new HashMap<>();
        for (Token token : tokens) {
            for (String key : keys(token)) {
                counts.merge(key, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static List<String> keys(Token token) {
        return switch (token.kind()) {
            case WORD -> wordKeys(token.text());
            case QUOTED -> List.of("word " + token.text());
            case STRING -> List.of("string " + token.text());
            case NUMBER -> List.of("number " + token.text().replaceFirst("^0+(?=[0-9]+$)", ""));
            case PARAMETER -> List.of("parameter " + token.text());
            case VARIABLE -> List.of("variable " + token.text());
            case OPERATOR -> List.of("operator " + (token.text().equals("!=") ? "<>" : token.text()));
            case PUNCTUATION -> punctuationKeys(token.text());
        };
    }

    private static List<String> wordKeys(String word) {
        if (NOISE.contains(word)) {
            return List.of();
        }
        return switch (word) {
            case "isnull" -> List.of("word is", "word null");
            case "notnull" -> List.of("word is", "word not", "word null");
            default -> List.of("word " + word);
        };
    }

    private static List<String> punctuationKeys(String sign) {
        return switch (sign) {
            case "::" -> List.of("word cast");
            case "[", "]", ":" -> List.of("sign " + sign);
            default -> List.of();
        };
    }
}
