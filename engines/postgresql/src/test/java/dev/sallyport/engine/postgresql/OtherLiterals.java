package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.Token;
import java.util.List;
import java.util.random.RandomGenerator;

/** The same statement with other literals: some of another class, some equal to each other, some meant to confuse. */
final class OtherLiterals {
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "3",
            "7",
            "10",
            "42",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "0.5",
            "1.5",
            "2.50",
            "100.00",
            "007",
            "1e5",
            ".5",
            "1.",
            "1E-2");
    private static final List<String> STRINGS = List.of(
            "x",
            "DE",
            "O'Brien",
            "''",
            "",
            " ",
            "a\\b",
            "\\",
            "2024-02-29",
            "2024-12-01",
            "11111111-1111-1111-1111-111111111111",
            "true",
            "users",
            "naïve",
            "名",
            "\uD83D\uDE00",
            "two\nlines",
            "%x_",
            "$1",
            "$$",
            "?",
            "--",
            "/* */",
            ";",
            "\"q\"",
            "1",
            "{}",
            "{theme}",
            "theme",
            "ssn",
            "\u00a0",
            "\u202e",
            "\t",
            "E'x'",
            "#0;",
            "#s0;",
            "s1:x",
            "null");

    private final RandomGenerator random;

    OtherLiterals(RandomGenerator random) {
        this.random = random;
    }

    String of(String sql) throws NotRead {
        StringBuilder other = new StringBuilder();
        int end = 0;
        List<Token> tokens = FrontEnds.DIALECT.tokens(sql);
        for (Token token : tokens) {
            String written = written(token);
            if (!written.isEmpty() && sql.startsWith(written, token.offset()) && random.nextInt(4) > 0) {
                other.append(sql, end, token.offset()).append(another(token, tokens));
                end = token.offset() + written.length();
            }
        }
        return other.append(sql.substring(end)).toString();
    }

    private static String written(Token token) {
        return switch (token.kind()) {
            case STRING -> FrontEnds.DIALECT.literal(token.text());
            case NUMBER -> token.text();
            case WORD, QUOTED, PARAMETER, OPERATOR, PUNCTUATION -> "";
        };
    }

    private String another(Token token, List<Token> tokens) {
        return switch (random.nextInt(4)) {
            case 0 -> written(same(token, tokens));
            case 1 -> token.kind() == Token.Kind.NUMBER ? one(NUMBERS) : FrontEnds.DIALECT.literal(one(STRINGS));
            default -> likely(token);
        };
    }

    /** A value of the same class. */
    private String likely(Token token) {
        if (token.kind() == Token.Kind.STRING) {
            return FrontEnds.DIALECT.literal("v" + random.nextInt(1_000));
        }
        return token.text().contains(".") ? random.nextInt(1_000) + ".25" : Integer.toString(random.nextInt(100_000));
    }

    /** Another literal of the statement, so that two are equal that were not. */
    private Token same(Token token, List<Token> tokens) {
        List<Token> alike =
                tokens.stream().filter(other -> other.kind() == token.kind()).toList();
        return one(alike);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
