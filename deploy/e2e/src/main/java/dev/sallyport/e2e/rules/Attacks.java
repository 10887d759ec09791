package dev.sallyport.e2e.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The attacks on rules about reads, as a table: a line of rule, seam and verdict, and below it, indented, the statement. Lines
 * that begin with `+` are what others do to the database before, and with `!` between the decision
 * and the run, with `&` what somebody else is in the middle of.
 */
public final class Attacks {
    private static final String INDENT = "  ";
    private static final String BEFORE = "+ ";
    private static final String MEANWHILE = "! ";
    private static final String HELD = "& ";

    private Attacks() {}

    /** All of them, in the order of the table. */
    public static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        List<String> lines =
                resource("attacks.txt").lines().filter(line -> !line.isBlank()).toList();
        int at = 0;
        while (at < lines.size()) {
            String head = lines.get(at++);
            List<String> body = new ArrayList<>();
            while (at < lines.size() && lines.get(at).startsWith(INDENT)) {
                body.add(lines.get(at++).strip());
            }
            attacks.add(attack(head, body));
        }
        return List.copyOf(attacks);
    }

    private static Attack attack(String head, List<String> body) {
        String[] words = head.split(" ", 3);
        Attack.Others others =
                new Attack.Others(beginning(body, BEFORE), beginning(body, MEANWHILE), beginning(body, HELD));
        return new Attack(
                words[0],
                Attack.Seam.valueOf(words[1].toUpperCase(Locale.ROOT)),
                words[2],
                others,
                String.join(" ", body.subList(others.count(), body.size())));
    }

    private static List<String> beginning(List<String> lines, String with) {
        return lines.stream()
                .filter(line -> line.startsWith(with))
                .map(line -> line.substring(with.length()))
                .toList();
    }

    static String resource(String name) {
        try (var stream = Objects.requireNonNull(Attacks.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
