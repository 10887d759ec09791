package dev.sallyport.e2e.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The bounds of `bench/run`, one figure for each. */
final class Bench implements Point {
    private static final Pattern BOUNDED =
            Pattern.compile("\"([^\"]+)\": \\{\"value\": ([^,}]+), \"bound\": \"([^\"]+)\", \"ok\": (true|false)}");

    private final List<String> words;

    /** All points of it. */
    Bench() {
        this(List.of());
    }

    /** @param points of it, with commas between them */
    Bench(String points) {
        this(List.of("--only", points));
    }

    private Bench(List<String> words) {
        this.words = List.copyOf(words);
    }

    /** All points of it on another engine than PostgreSQL. */
    static Bench on(String engine) {
        return new Bench(List.of("--engine", engine));
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public boolean needsServers() {
        return false;
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(ground.root().resolve("bench/run").toString()));
        command.addAll(words);
        if (ground.quick()) {
            command.add("--quick");
        }
        List<Figure> figures =
                BOUNDED.matcher(lastJson(command)).results().map(Bench::figure).toList();
        if (figures.isEmpty()) {
            throw new IOException("`bench/run` printed no figure with a bound");
        }
        return figures;
    }

    private static Figure figure(MatchResult found) {
        return new Figure(
                found.group(1), found.group(2), found.group(3), found.group(4).equals("true"));
    }

    /** Its last line of JSON; its table goes to the errors, so that whoever waits can watch. */
    private static String lastJson(List<String> command) throws IOException {
        Process bench = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String json = "";
        try (BufferedReader output = bench.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.err.println(line);
                json = line.startsWith("{") ? line : json;
            }
        }
        return json;
    }
}
