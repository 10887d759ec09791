package dev.sallyport.e2e.sqlsmith;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Values that must not be seen, and every piece of them: as they are, backwards, in hexadecimal or Base64, in any case of letters. */
public final class Canaries {
    /** Characters of a value that are a piece of it. */
    static final int PIECE = 6;

    /** Digits alone stand for many things, so that more of them are a piece. */
    private static final int DIGITS = 9;

    private static final int BASE64_PIECE = 8;
    private static final int BASE64_GROUP = 3;

    private final Set<String> pieces = new HashSet<>();

    Canaries(Collection<String> values) {
        values.forEach(this::add);
    }

    /** Reads them from the database whose answers are searched. */
    public static Canaries of(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return new Canaries(values);
    }

    private void add(String value) {
        String small = value.toLowerCase(Locale.ROOT);
        add(small, PIECE);
        add(new StringBuilder(small).reverse().toString(), PIECE);
        for (String form : List.of(value, small, value.toUpperCase(Locale.ROOT))) {
            byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
            add(HexFormat.of().formatHex(bytes), 2 * PIECE);
            for (int from = 0; from < BASE64_GROUP; from++) {
                byte[] rest = Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
                add(Base64.getEncoder().withoutPadding().encodeToString(rest).toLowerCase(Locale.ROOT), BASE64_PIECE);
            }
        }
    }

    private void add(String text, int length) {
        for (int at = 0; at + length <= text.length(); at++) {
            String piece = text.substring(at, at + length);
            if (hasLetter(piece)) {
                pieces.add(piece);
            } else if (at + DIGITS <= text.length()) {
                pieces.add(text.substring(at, at + DIGITS));
            }
        }
    }

    private static boolean hasLetter(String piece) {
        return piece.chars().anyMatch(Character::isLetter);
    }

    /** A piece of one that stands in an answer and not in the statement, if there is one. */
    public Optional<String> in(String answer, String statement) {
        String small = answer.toLowerCase(Locale.ROOT);
        String own = statement.toLowerCase(Locale.ROOT);
        for (int length : List.of(PIECE, BASE64_PIECE, DIGITS, 2 * PIECE)) {
            for (int at = 0; at + length <= small.length(); at++) {
                String piece = small.substring(at, at + length);
                if (pieces.contains(piece) && !own.contains(piece)) {
                    return Optional.of(piece);
                }
            }
        }
        return Optional.empty();
    }
}
