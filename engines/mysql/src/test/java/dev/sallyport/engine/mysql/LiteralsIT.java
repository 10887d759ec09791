package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Literals mean to the server what the lexer reads in them. */
@OnServers(engine = ServerEngine.MYSQL)
final class LiteralsIT {
    private static final int TEXTS = 20_000;
    private static final int ENOUGH = 300;
    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "\"",
            "\"\"",
            "\\",
            "\\\\",
            "\\'",
            "\\\"",
            "\\0",
            "\\b",
            "\\n",
            "\\r",
            "\\t",
            "\\Z",
            "\\%",
            "\\_",
            "\\z",
            "\\N",
            "\\ä",
            "\\u",
            "\\1",
            "a",
            "ä",
            "\ud83d\ude00",
            "%",
            "_",
            " ",
            "\t",
            "\n",
            "\r\n",
            "-- ",
            "#",
            "/*",
            "*/",
            "`",
            "?",
            "\u001a",
            "\b",
            "' '",
            "\" '",
            "' /* x */ \"",
            "' -- x\n '");

    private final MySqlDialect dialect = new MySqlDialect();

    @Test
    void stringsHaveTheirValues(TestDatabase database) throws SQLException {
        Random random = new Random(11);
        int read = 0;
        try (Connection server = database.connect();
                Statement statement = server.createStatement()) {
            for (int i = 0; i < TEXTS; i++) {
                String text = text(random);
                List<Token> tokens = tokens(text);
                if (tokens.size() == 1 && tokens.getFirst().kind() == Token.Kind.STRING) {
                    String value = tokens.getFirst().text();
                    assertThat(hexadecimal(statement, text)).as(text).isEqualTo(hexadecimal(value));
                    assertThat(hexadecimal(statement, dialect.literal(value)))
                            .as(text)
                            .isEqualTo(hexadecimal(value));
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(ENOUGH);
    }

    @Test
    void bytesHaveTheirValues(TestDatabase database) throws SQLException {
        Random random = new Random(12);
        try (Connection server = database.connect();
                Statement statement = server.createStatement()) {
            for (int i = 0; i < ENOUGH; i++) {
                String text = bytes(random);
                String read = tokens(text).getFirst().text();
                assertThat(hexadecimal(statement, text)).as(text).isEqualTo(hexadecimal(statement, read));
                assertThat("0x" + hexadecimal(statement, text)).as(text).isEqualToIgnoringCase(read);
            }
        }
    }

    /** Bytes in quotes are a number to MySQL and a string to MariaDB: why the lexer refuses them. */
    @Test
    void bitsAreTheSameAsNumbers(TestDatabase database) throws SQLException {
        try (Connection server = database.connect();
                Statement statement = server.createStatement()) {
            assertThat(hexadecimal(statement, "b'101' + 1")).isEqualTo(hexadecimal(statement, "0x05 + 1"));
            assertThat(hexadecimal(statement, "b'101' | 2")).isEqualTo(hexadecimal(statement, "0x05 | 2"));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "'" : "\"");
        char quote = text.charAt(0);
        for (int length = random.nextInt(7); length > 0; length--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.append(quote).toString();
    }

    private static String bytes(Random random) {
        StringBuilder digits = new StringBuilder();
        boolean bits = random.nextBoolean();
        for (int length = 1 + random.nextInt(20); length > 0; length--) {
            digits.append("0123456789abcdefABCDEF".charAt(random.nextInt(bits ? 2 : 22)));
        }
        if (!bits) {
            return "0x" + digits;
        }
        return random.nextBoolean() ? "0b" + digits : (random.nextBoolean() ? "b'" : "B'") + digits + "'";
    }

    private List<Token> tokens(String text) {
        try {
            return dialect.tokens(text);
        } catch (NotRead _) {
            return new ArrayList<>();
        }
    }

    private static String hexadecimal(Statement statement, String literal) throws SQLException {
        try (ResultSet row = statement.executeQuery("select hex(" + literal + "\n)")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String hexadecimal(String value) {
        return HexFormat.of().withUpperCase().formatHex(value.getBytes(StandardCharsets.UTF_8));
    }
}
