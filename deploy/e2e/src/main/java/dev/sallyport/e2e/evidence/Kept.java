package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps figures in a file of `docs/evidence`, newest last, with what they were measured on. */
final class Kept {
    private final Ground ground;
    private final String file;

    /** @param name of the file, without folder and ending */
    Kept(Ground ground, String name) {
        this.ground = ground;
        this.file = "docs/evidence/" + name + ".md";
    }

    void append(Instant time, List<String> lines) throws IOException, InterruptedException {
        String figures = lines.stream().filter(line -> line.startsWith("|")).collect(Collectors.joining("\n"));
        String times = lines.stream().filter(line -> !line.startsWith("|")).collect(Collectors.joining(" "));
        String text = """

                ## %s, commit %s%s

                %s

                | point | figure | measured | bound | |
                |---|---|---:|---|---|
                %s

                %s
                """.formatted(
                        time.truncatedTo(ChronoUnit.SECONDS),
                        commit(),
                        ground.quick() ? ", quick" : "",
                        machine(),
                        figures,
                        times);
        Path kept = ground.root().resolve(file);
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String commit() throws IOException, InterruptedException {
        String commit = git("rev-parse", "--short", "HEAD");
        return git("status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + " with changes";
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder("git").directory(ground.root().toFile());
        command.command().addAll(List.of(arguments));
        Process git = command.start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        var _ = git.waitFor();
        return said;
    }

    private String machine() throws IOException {
        String servers = ground.servers().stream().map(Product::title).collect(Collectors.joining(", "));
        return "%d cores, %s, load %s, %s %s, JDK %s%s, seed %d."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        load(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version(),
                        servers.isEmpty() ? "" : ", " + servers,
                        ground.seed());
    }

    private static String memory() throws IOException {
        Path file = Path.of("/proc/meminfo");
        return Files.isReadable(file)
                ? Files.readAllLines(file).getFirst().replaceAll("\\s+", " ")
                : "memory not known";
    }

    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.isReadable(file) ? Files.readString(file).split(" ", 2)[0] : "not known";
    }
}
