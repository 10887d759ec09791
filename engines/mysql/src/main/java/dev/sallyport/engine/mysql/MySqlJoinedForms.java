package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import dev.sallyport.engine.sql.TokenPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One spelling for an update or a delete of one table beside others: {@code UPDATE a, b SET a.x = 1 WHERE ...} and {@code DELETE
 * a FROM a, b WHERE ...}, the table that is changed first. What an inner join is on is a condition as others are; an outer
 * join stays as it stands.
 */
final class MySqlJoinedForms extends TokenPlaces {
    private static final Set<String> JOINS = Set.of("join", "inner", "cross");
    private static final Set<String> ENDS = Set.of(
            "set",
            "where",
            "order",
            "limit",
            "using",
            "left",
            "right",
            "natural",
            "straight_join",
            "join",
            "inner",
            "cross",
            "on");

    private final List<Item> items = new ArrayList<>();
    private final List<List<Token>> conditions = new ArrayList<>();

    /** A table of the list, and the name that stands for it. */
    private record Item(List<Token> tokens, Token name) {}

    private MySqlJoinedForms(List<Token> tokens) {
        super(tokens);
    }

    static List<Token> plain(List<Token> tokens) {
        return new MySqlJoinedForms(tokens).plain().orElse(tokens);
    }

    private Optional<List<Token>> plain() {
        if (isWord(0, "update")) {
            return updated(isWord(1, "low_priority") ? 2 : 1);
        }
        if (isWord(0, "delete") && isWord(1, "from") && isWord(3, "using")) {
            return removed(2, 4);
        }
        return isWord(0, "delete") && isWord(2, "from") ? removed(1, 3) : Optional.empty();
    }

    private Optional<List<Token>> updated(int from) {
        int set = list(from);
        if (set < 0 || items.size() < 2 || !isWord(set, "set")) {
            return Optional.empty();
        }
        Token target = tokens.get(Math.min(set + 1, tokens.size() - 1));
        int where = outside(set, "where");
        List<Token> plain = new ArrayList<>(List.of(tokens.getFirst()));
        if (!addTables(target, plain)) {
            return Optional.empty();
        }
        plain.addAll(tokens.subList(set, where));
        addConditions(where, plain);
        return Optional.of(plain);
    }

    private Optional<List<Token>> removed(int target, int from) {
        int end = list(from);
        if (end < 0 || (end < tokens.size() && !isWord(end, "where"))) {
            return Optional.empty();
        }
        List<Token> plain = new ArrayList<>(List.of(tokens.getFirst(), tokens.get(target), word(target, "from")));
        if (!addTables(tokens.get(target), plain)) {
            return Optional.empty();
        }
        addConditions(end, plain);
        return Optional.of(plain);
    }

    /** The table of that name, and the others behind it. */
    private boolean addTables(Token target, List<Token> plain) {
        List<Item> first =
                items.stream().filter(item -> isSame(item.name, target)).toList();
        if (first.size() != 1) {
            return false;
        }
        plain.addAll(first.getFirst().tokens);
        items.stream().filter(item -> !isSame(item.name, target)).forEach(item -> {
            plain.add(sign(item.name, ","));
            plain.addAll(item.tokens);
        });
        return true;
    }

    private static boolean isSame(Token one, Token other) {
        return one.text().equals(other.text()) && one.kind() != Kind.STRING && other.kind() != Kind.STRING;
    }

    private void addConditions(int where, List<Token> plain) {
        List<List<Token>> all = new ArrayList<>(conditions);
        if (isWord(where, "where")) {
            all.add(tokens.subList(where + 1, tokens.size()));
        }
        for (int i = 0; i < all.size(); i++) {
            Token near = tokens.getFirst();
            plain.add(i == 0 ? word(0, "where") : word(0, "and"));
            plain.add(sign(near, "("));
            plain.addAll(all.get(i));
            plain.add(sign(near, ")"));
        }
    }

    /**
     * Reads tables and what they are joined on.
     *
     * @return behind them, or -1 where something else stands among them
     */
    private int list(int from) {
        int at = item(from);
        while (at > 0) {
            if (isSign(at, ",")) {
                at = item(at + 1);
            } else if (isAny(at, JOINS)) {
                at = joined(isWord(at, "join") ? at + 1 : at + 2);
            } else {
                return at;
            }
        }
        return -1;
    }

    private int joined(int from) {
        int at = isWord(from - 1, "join") ? item(from) : -1;
        if (at < 0 || !isWord(at, "on")) {
            return at;
        }
        int end = condition(at + 1);
        conditions.add(tokens.subList(at + 1, end));
        return end > at + 1 ? end : -1;
    }

    private int item(int from) {
        int at = from;
        if (!isName(at)) {
            return -1;
        }
        while (isSign(at + 1, ".") && isName(at + 2)) {
            at += 2;
        }
        int alias = isWord(at + 1, "as") ? at + 2 : at + 1;
        boolean named = alias < tokens.size() && isName(alias);
        int last = named ? alias : at;
        items.add(new Item(tokens.subList(from, last + 1), tokens.get(last)));
        return last + 1;
    }

    private boolean isName(int at) {
        return at < tokens.size()
                && (tokens.get(at).kind() == Kind.QUOTED || tokens.get(at).kind() == Kind.WORD)
                && !isAny(at, ENDS)
                && !isWord(at, "as");
    }

    /** To the next join or the end of the list, outside of brackets. */
    private int condition(int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            depth += isSign(i, "(") ? 1 : isSign(i, ")") ? -1 : 0;
            if (depth == 0 && (isSign(i, ",") || (isAny(i, ENDS) && !isSign(i - 1, ".")))) {
                return i;
            }
        }
        return tokens.size();
    }

    private int outside(int from, String word) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            depth += isSign(i, "(") ? 1 : isSign(i, ")") ? -1 : 0;
            if (depth == 0 && isWord(i, word) && !isSign(i - 1, ".")) {
                return i;
            }
        }
        return tokens.size();
    }

    private Token word(int near, String text) {
        return word(tokens.get(near), text);
    }
}
