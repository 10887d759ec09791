package dev.sallyport.e2e.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo as a newcomer meets it: the commands of the README in a fresh clone, against the raw values of its data. */
final class Demo implements Point {
    private static final long FIRST_ROW_SECONDS = 60;
    private static final Pattern RAW = Pattern.compile("'([^' ]+@[^' ]+|\\d{16}|\\+00 555 \\d+)'");

    /** What a command printed, and its exit code. */
    private record Ran(int code, String text) {}

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public boolean needsServers() {
        return false;
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        Path home = ground.fresh("demo").resolve("sallyport");
        require(run(ground.root(), "git", "clone", "-q", ground.root().toString(), home.toString()));
        // the shortest command that needs a build
        require(sallyport(home, "demo", "--help"));
        Set<String> raw = rawValues(home);
        try {
            return measure(home, raw);
        } finally {
            var _ = sallyport(home, "demo", "stop");
        }
    }

    private static List<Figure> measure(Path home, Set<String> raw) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        require(sallyport(home, "demo", "--detach"));
        Ran first = query(home, "select name, email, card from customers limit 2");
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        Ran note = query(home, "select card as note from customers");
        Ran max = query(home, "select max(card) from customers");
        Ran like = query(home, "select name from customers where card like '4%'");
        Ran drop = query(home, "drop table customers");
        Ran tail = sallyport(home, "audit", "tail");
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atMost("seconds to the first masked row", seconds, FIRST_ROW_SECONDS));
        figures.add(says("first rows come masked and name the masks", first, 0, "email: ", "card: ", "****", "2 rows"));
        figures.add(says("`card as note` comes masked", note, 0, "note: ", "****", "30 rows"));
        figures.add(says("`max(card)` says that it was computed from masks", max, 0, "computed from masked values"));
        figures.add(says("`card like` says that it ran on the mask", like, 0, "evaluated on its mask", "0 rows"));
        figures.add(says("`drop table` is refused", drop, 3, "refused"));
        figures.add(says(
                "`audit tail` shows who, for whom, task, decision, masks, rows",
                tail,
                0,
                "agent=spiffe://dev.sallyport/agent/shop-assistant",
                "for=",
                "task=",
                "decision=allow",
                "decision=deny",
                "masks=",
                "card:",
                "rows=2"));
        figures.add(Figure.none("raw values in all that was printed", leaked(raw, first, note, max, like, drop, tail)));
        figures.addAll(readme(home));
        return figures;
    }

    /** The answers that the README shows, of both databases. */
    private static List<Figure> readme(Path home) throws IOException, InterruptedException {
        List<ShownAnswer> shown = ShownAnswer.in(Files.readString(home.resolve("README.md")));
        long different = 0;
        for (ShownAnswer each : shown) {
            Ran ran = sallyport(home, "query", each.source(), each.sql());
            if (!each.isIn(ran.text())) {
                System.err.println("the README shows\n" + each.answer() + "\nand this was printed\n" + ran.text());
                different++;
            }
        }
        long sources = shown.stream().map(ShownAnswer::source).distinct().count();
        return List.of(
                Figure.exactly("databases that the README shows answers of", sources, 2),
                Figure.none("answers that are not as the README shows them", different));
    }

    private static Figure says(String what, Ran ran, int code, String... words) {
        List<String> missing =
                Stream.of(words).filter(word -> !ran.text().contains(word)).toList();
        if (ran.code() != code || !missing.isEmpty()) {
            System.err.println(what + ": missing " + missing + " in\n" + ran.text());
        }
        return new Figure(
                what,
                "exit " + ran.code() + ", missing " + missing,
                "exit " + code,
                ran.code() == code && missing.isEmpty());
    }

    private static long leaked(Set<String> raw, Ran... answers) {
        return raw.stream()
                .filter(value -> Stream.of(answers).anyMatch(ran -> ran.text().contains(value)))
                .count();
    }

    /** E-mail addresses, card and phone numbers of the demo's data. */
    private static Set<String> rawValues(Path home) throws IOException {
        Set<String> raw = RAW.matcher(Files.readString(home.resolve("deploy/demo/shop.sql")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        if (raw.size() < 60) {
            throw new IllegalStateException("`shop.sql` holds `" + raw.size() + "` raw values, expected 60 or more");
        }
        return raw;
    }

    private static Ran query(Path home, String sql) throws IOException, InterruptedException {
        return sallyport(home, "query", "shop-pg", sql);
    }

    private static Ran sallyport(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("sallyport").toString()));
        command.addAll(List.of(arguments));
        return run(home, command.toArray(String[]::new));
    }

    /** What it prints goes to a file, because a command that goes on in the background holds a pipe open. */
    private static Ran run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("spine", ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        int code = process.waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Ran(code, text);
    }

    private static void require(Ran ran) {
        if (ran.code() != 0) {
            throw new IllegalStateException("a step of the demo ended with `" + ran.code() + "`: " + ran.text());
        }
    }
}
