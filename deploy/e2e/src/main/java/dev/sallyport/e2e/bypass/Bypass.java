package dev.sallyport.e2e.bypass;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.testkit.RunningServer;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs files of bypass cases on every server of this machine. */
public final class Bypass {
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int USAGE = 2;

    private final Path corpus;
    private final Path folder;
    private final boolean isPair;
    private final Report report = new Report();

    /** @param corpus the folder of the fixtures */
    Bypass(Path corpus, Path folder, boolean isPair) {
        this.corpus = corpus;
        this.folder = folder;
        this.isPair = isPair;
    }

    /** Arguments as the script tells; ends with 1 when a case came out badly, 2 when the arguments or a file are wrong. */
    public static void main(String[] arguments) throws Exception {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws Exception {
        List<Case> cases;
        Options options;
        Path corpus = Path.of(System.getProperty("sallyport.root", "."), "..", "shared", "bypass");
        try {
            options = Options.parse(List.of(arguments));
            cases = options.cases();
            for (String engine : known(cases).keySet()) {
                var _ = Fixture.read(corpus, engine);
            }
        } catch (BadCaseException | IOException e) {
            System.err.println("bypass: " + e.getMessage());
            return USAGE;
        }
        Bypass bypass = new Bypass(corpus, Files.createTempDirectory("bypass"), options.isPair());
        try (TestServers servers = new TestServers()) {
            bypass.run(cases, servers);
        }
        bypass.report.print(System.out);
        return bypass.report.isGood() ? GOOD : BAD;
    }

    /**
     * Judges the cases of the corpus for this engine on one server, with the pair.
     *
     * @param corpus the folder of the cases and of their fixtures
     * @param oneOf every how many cases one is taken, 1 for all
     */
    public static Tally judge(Path corpus, RunningServer server, Path folder, int oneOf) throws Exception {
        List<Case> mine = mine(corpus, server);
        List<Case> taken = IntStream.range(0, mine.size())
                .filter(i -> i % oneOf == 0)
                .mapToObj(mine::get)
                .toList();
        return judge(corpus, server, folder, taken);
    }

    /** The same for all cases of whoever may write. */
    public static Tally judgeWriters(Path corpus, RunningServer server, Path folder) throws Exception {
        List<Case> taken = mine(corpus, server).stream()
                .filter(one -> one.principal().equals(ReferencePolicy.WRITER))
                .toList();
        return judge(corpus, server, folder, taken);
    }

    private static List<Case> mine(Path corpus, RunningServer server) throws IOException {
        return CaseFile.read(corpus.resolve("cases.jsonl")).stream()
                .filter(one -> one.engine().equals(engine(server)))
                .toList();
    }

    private static String engine(RunningServer server) {
        return Product.of(server.kind()).engine();
    }

    private static Tally judge(Path corpus, RunningServer server, Path folder, List<Case> taken) throws Exception {
        Report report = new Bypass(corpus, folder, true).run(taken, name(server.kind()), server);
        report.print(System.out);
        return report.tally();
    }

    /** Cases of engines that the gateway does not have are skipped, as is everything on a server that is not here. */
    private void run(List<Case> cases, TestServers servers) throws Exception {
        cases.stream().filter(one -> !Shop.isKnown(one.engine())).forEach(this::skip);
        for (var mine : known(cases).entrySet()) {
            for (ServerKind kind : ServerKind.of(Shop.servers(mine.getKey()))) {
                run(mine.getValue(), kind, servers.running(kind));
            }
        }
    }

    private static Map<String, List<Case>> known(List<Case> cases) {
        return cases.stream().filter(one -> Shop.isKnown(one.engine())).collect(Collectors.groupingBy(Case::engine));
    }

    private void run(List<Case> cases, ServerKind kind, Optional<RunningServer> server) throws Exception {
        if (server.isPresent()) {
            run(cases, name(kind), server.get());
        } else {
            cases.forEach(one -> report.add(one, name(kind), Verdict.of(Outcome.SKIPPED, "no such server here")));
        }
    }

    /** As reports call a server. */
    private static String name(ServerKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return Product.of(kind) == Product.POSTGRESQL ? name.replaceAll("\\D", "") : name;
    }

    private void skip(Case one) {
        report.add(one, Report.NOWHERE, Verdict.of(Outcome.SKIPPED, "the gateway has no " + one.engine()));
    }

    /** Runs cases on one server. */
    Report run(List<Case> cases, String name, RunningServer server) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        Fixture fixture = Fixture.read(corpus, engine(server));
        try (ServerRun run = ServerRun.open(server, fixture, filters(cases), own, isPair)) {
            for (Case one : cases) {
                report.add(one, name, run.run(one));
            }
        }
        return report;
    }

    private static List<HiddenRows> filters(List<Case> cases) {
        return cases.stream().flatMap(one -> one.filter().stream()).distinct().toList();
    }

    /** What the command line says. */
    private record Options(List<Path> files, Optional<String> engine, boolean isPair) {
        private static final Set<String> ENGINES = Set.of("postgresql", "mysql", "mongodb");

        static Options parse(List<String> words) {
            List<Path> files = new ArrayList<>();
            Optional<String> engine = Optional.empty();
            for (int at = 0; at < words.size(); at++) {
                if (words.get(at).equals("--engine")) {
                    at++;
                    engine = Optional.of(engine(at < words.size() ? words.get(at) : ""));
                } else if (!words.get(at).equals("--pair")) {
                    files.add(Path.of(words.get(at)));
                }
            }
            if (files.isEmpty()) {
                throw new BadCaseException("no file of cases is named");
            }
            return new Options(files, engine, words.contains("--pair"));
        }

        private static String engine(String word) {
            if (!ENGINES.contains(word)) {
                throw new BadCaseException("`" + word + "` is no engine, expected one of " + ENGINES);
            }
            return word;
        }

        List<Case> cases() throws IOException {
            List<Case> cases = new ArrayList<>();
            for (Path file : files) {
                if (!Files.isReadable(file)) {
                    throw new BadCaseException("`" + file + "` cannot be read, expected a file of cases");
                }
                cases.addAll(CaseFile.read(file));
            }
            Set<String> ids = cases.stream().map(Case::id).collect(Collectors.toSet());
            if (ids.size() != cases.size()) {
                throw new BadCaseException("an id stands in the files twice, expected each once");
            }
            return cases.stream()
                    .filter(one -> engine.map(one.engine()::equals).orElse(true))
                    .toList();
        }
    }
}
