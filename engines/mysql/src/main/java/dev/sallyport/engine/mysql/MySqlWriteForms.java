package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import dev.sallyport.engine.sql.TokenPlaces;
import dev.sallyport.engine.sql.tree.Insert;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for what changes rows: {@code INTO} always stands, {@code VALUE} and {@code SET} are {@code VALUES}, and the row
 * that was to be written is {@code excluded} behind a duplicate key, however the statement calls it.
 */
final class MySqlWriteForms extends TokenPlaces {
    private static final Set<String> BEFORE_TABLE = Set.of("low_priority", "high_priority", "ignore");

    private MySqlWriteForms(List<Token> tokens) {
        super(tokens);
    }

    static List<Token> plain(List<Token> tokens) {
        MySqlWriteForms forms = new MySqlWriteForms(tokens);
        return tokens.isEmpty() || tokens.getFirst().kind() != Kind.WORD
                ? tokens
                : switch (tokens.getFirst().text()) {
                    case "insert", "replace" -> forms.inserted();
                    case "update" -> forms.updated();
                    case "delete" -> MySqlJoinedForms.plain(tokens);
                    default -> tokens;
                };
    }

    /** Where one table alone is changed its name before a column that gets a value says nothing. */
    private List<Token> updated() {
        int table = isWord(1, "low_priority") ? 2 : 1;
        int behind = table(table);
        int set = isWord(behind, "set") ? behind : isWord(behind, "as") ? behind + 2 : behind + 1;
        if (!isWord(set, "set")) {
            return MySqlJoinedForms.plain(tokens);
        }
        Token name = tokens.get(set - 1);
        List<Token> plain = new ArrayList<>(List.of(tokens.getFirst()));
        plain.addAll(tokens.subList(table, set + 1));
        int depth = 0;
        for (int i = set + 1; i < tokens.size(); i++) {
            depth += isSign(i, "(") ? 1 : isSign(i, ")") ? -1 : 0;
            if (depth == 0 && isWord(i, "where")) {
                plain.addAll(tokens.subList(i, tokens.size()));
                return plain;
            }
            boolean begins = depth == 0 && (i == set + 1 || isSign(i - 1, ","));
            if (begins
                    && isSign(i + 1, ".")
                    && isEquals(i + 3)
                    && tokens.get(i).text().equals(name.text())) {
                i += 2;
            }
            plain.add(tokens.get(i));
        }
        return plain;
    }

    private boolean isEquals(int at) {
        return at < tokens.size()
                && tokens.get(at).kind() == Kind.OPERATOR
                && tokens.get(at).text().equals("=");
    }

    private List<Token> inserted() {
        List<Token> plain = new ArrayList<>(List.of(tokens.getFirst()));
        int i = 1;
        while (isAny(i, BEFORE_TABLE)) {
            if (isWord(i, "ignore")) {
                plain.add(tokens.get(i));
            }
            i++;
        }
        plain.add(isWord(i, "into") ? tokens.get(i++) : word(i, "into"));
        int rows = table(i);
        plain.addAll(tokens.subList(Math.min(i, tokens.size()), rows));
        int duplicate = duplicate(rows);
        int end = renamed(duplicate);
        plain.addAll(rows(rows, end));
        plain.addAll(excluded(duplicate, end < duplicate ? tokens.get(duplicate - 1) : null));
        return plain;
    }

    /** Behind the name of the table. */
    private int table(int from) {
        int i = Math.min(from + 1, tokens.size());
        while (isSign(i, ".") && i + 1 < tokens.size()) {
            i += 2;
        }
        return i;
    }

    private List<Token> rows(int from, int end) {
        if (isWord(from, "set") && from < end) {
            return assigned(from, end);
        }
        List<Token> plain = new ArrayList<>();
        int depth = 0;
        for (int i = from; i < end; i++) {
            depth += isSign(i, "(") ? 1 : isSign(i, ")") ? -1 : 0;
            plain.add(depth == 0 && isWord(i, "value") && isSign(i + 1, "(") ? word(i, "values") : tokens.get(i));
        }
        return plain;
    }

    /** {@code SET a = 1, b = 2} is {@code (a, b) VALUES (1, 2)}; as it stands where it is not that. */
    private List<Token> assigned(int set, int end) {
        List<Token> columns = new ArrayList<>(List.of(sign(set, "(")));
        List<Token> values = new ArrayList<>(List.of(word(set, "values"), sign(set, "(")));
        for (int i = set + 1; i < end; ) {
            int value = i + 2;
            int next = comma(i, end);
            if (!isEquals(i + 1) || value >= next) {
                return tokens.subList(set, end);
            }
            columns.add(tokens.get(i));
            values.addAll(tokens.subList(value, next));
            columns.add(sign(i, next < end ? "," : ")"));
            values.add(sign(i, next < end ? "," : ")"));
            i = next + 1;
        }
        columns.addAll(values);
        return columns;
    }

    private int comma(int from, int end) {
        int depth = 0;
        for (int i = from; i < end; i++) {
            depth += isSign(i, "(") ? 1 : isSign(i, ")") ? -1 : 0;
            if (depth == 0 && isSign(i, ",")) {
                return i;
            }
        }
        return end;
    }

    /** Where {@code ON DUPLICATE KEY UPDATE} begins, outside of brackets; the end where it does not. */
    private int duplicate(int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            depth += isSign(i, "(") ? 1 : isSign(i, ")") ? -1 : 0;
            if (depth == 0 && isWord(i, "on") && isWord(i + 1, "duplicate") && isWord(i + 2, "key")) {
                return i;
            }
        }
        return tokens.size();
    }

    /** The rows end before a name of their own, which stands behind AS: {@code VALUES (1) AS row ON DUPLICATE KEY ...}. */
    private int renamed(int duplicate) {
        return duplicate < tokens.size() && isWord(duplicate - 2, "as") && isSign(duplicate - 3, ")")
                ? duplicate - 2
                : duplicate;
    }

    /** {@code VALUES(a)}, and {@code row.a} of rows that have a name, are {@code excluded.a}. */
    private List<Token> excluded(int from, @Nullable Token row) {
        List<Token> plain = new ArrayList<>();
        for (int i = from; i < tokens.size(); i++) {
            boolean called = isWord(i, "values") && isSign(i + 1, "(") && isSign(i + 3, ")") && !isSign(i - 1, ".");
            boolean named =
                    row != null && tokens.get(i).text().equals(row.text()) && isSign(i + 1, ".") && !isSign(i - 1, ".");
            if (called) {
                plain.add(word(i, Insert.EXCLUDED.text()));
                plain.add(sign(i, "."));
                plain.add(tokens.get(i + 2));
                i += 3;
            } else {
                plain.add(named ? word(i, Insert.EXCLUDED.text()) : tokens.get(i));
            }
        }
        return plain;
    }

    private Token word(int near, String text) {
        return new Token(Kind.WORD, text, place(near));
    }

    private Token sign(int near, String text) {
        return new Token(Kind.PUNCTUATION, text, place(near));
    }

    private int place(int near) {
        return tokens.get(Math.min(near, tokens.size() - 1)).offset();
    }
}
