package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Whether a parameter is as short as what is looked for may be: a search takes the product of two lengths in time, which no
 * deadline of the server ends, and what a parameter holds is known only when it is sent.
 */
final class MySqlSearches {
    private static final Set<String> OPERATORS = Set.of("like", "regexp", "rlike");

    private final MySqlDialect dialect = new MySqlDialect();
    private final MySqlFunctions functions;

    MySqlSearches(MySqlFunctions functions) {
        this.functions = functions;
    }

    /**
     * Looks at what is sent.
     *
     * @throws EngineFailure when a parameter is too long for the place where it stands
     */
    void requireShort(String text, List<Sealed.Parameter> parameters) throws EngineFailure {
        if (parameters.stream().anyMatch(MySqlSearches::isLong)) {
            List<Boolean> places = places(text);
            for (int i = 0; i < parameters.size(); i++) {
                if (isLong(parameters.get(i)) && (i >= places.size() || places.get(i))) {
                    throw tooLong();
                }
            }
        }
    }

    private static EngineFailure tooLong() {
        return new EngineFailure(
                new Refusal(
                        Reason.BAD_PARAMETER,
                        "a parameter of a search is longer than `" + MySqlSizes.LONGEST_PART
                                + "`, and a search takes as long as its texts multiplied",
                        "functions.size",
                        "look for a shorter text, or send a long one to a statement that searches nothing"),
                "22001");
    }

    private static boolean isLong(Sealed.Parameter parameter) {
        return parameter instanceof Sealed.Parameter.Bound(var value)
                && switch (value) {
                    case Value.Text(var text) -> text.length() > MySqlSizes.LONGEST_PART;
                    case Value.Json(var json) -> json.length() > MySqlSizes.LONGEST_PART;
                    case Value.Bytes(var bytes) -> bytes.length > MySqlSizes.LONGEST_PART;
                    default -> false;
                };
    }

    /** Of each parameter, whether it may stand in a search: rather one too many. */
    private List<Boolean> places(String text) {
        List<Token> tokens;
        try {
            tokens = dialect.tokens(text);
        } catch (NotRead _) {
            return List.of();
        }
        boolean operator =
                tokens.stream().anyMatch(token -> token.kind() == Kind.WORD && OPERATORS.contains(token.text()));
        List<Boolean> places = new ArrayList<>();
        Deque<Boolean> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isPunctuation("(")) {
                open.push(Boolean.TRUE.equals(open.peek()) || (i > 0 && searches(tokens.get(i - 1))));
            } else if (token.isPunctuation(")")) {
                open.poll();
            } else if (token.kind() == Kind.PARAMETER) {
                places.add(operator || Boolean.TRUE.equals(open.peek()));
            }
        }
        return places;
    }

    private boolean searches(Token function) {
        return function.kind() == Kind.WORD && functions.searches(function.text());
    }
}
