package dev.sallyport.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule that names PostgreSQL has a test of its number, and every test that the threat model names is there. */
final class RulesHaveTestsTest {
    private static final Path ROOT = Path.of(System.getProperty("sallyport.root"));
    private static final Path HOLES = ROOT.resolve("../shared/requirements/holes.md");
    private static final Path MODEL = ROOT.resolve("docs/threat-model.md");
    private static final Pattern ANY = Pattern.compile("- \\*\\*([A-Z]\\d+)\\*\\* .*");
    private static final Pattern RULE = Pattern.compile("- \\*\\*([A-Z]\\d+)\\*\\* .*\\[(?:PG|PG, MDB)\\].*");
    /** Rules about MariaDB and MySQL; those about MongoDB are all of the letter M. */
    private static final Set<String> OF_OTHERS = Set.of("R2", "R3", "R8", "R9", "W4");

    private static final Pattern METHOD = Pattern.compile("\\bvoid ([a-z]\\d+)(?=[A-Z(])");
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z]\\w+(?:Test|IT|Contract))(?:\\.(\\w+)\\*?)?`(?:, `\\.(\\w+)\\*?`)*");

    @Test
    void everyRuleThatNamesPostgresqlHasATestOfItsNumber() throws IOException {
        assumeThat(HOLES).isRegularFile();
        Set<String> rules = rules(RULE, Files.readAllLines(HOLES));

        assertThat(rules).hasSizeGreaterThanOrEqualTo(17);
        assertThat(tested()).containsAll(rules);
    }

    @Test
    void everyOtherRuleHasOneOrStandsInTheThreatModel() throws IOException {
        assumeThat(HOLES).isRegularFile();
        Set<String> rules = rules(ANY, Files.readAllLines(HOLES));
        rules.removeAll(tested());
        rules.removeAll(OF_OTHERS);
        rules.removeIf(rule -> rule.startsWith("M"));
        List<String> rows = Files.readAllLines(MODEL).stream()
                .filter(line -> line.startsWith("| "))
                .toList();

        assertThat(rules).allMatch(rule -> rows.stream().anyMatch(row -> row.contains("(" + rule + ")")));
    }

    private static Set<String> tested() {
        return sources()
                .flatMap(file -> METHOD.matcher(read(file)).results())
                .map(found -> found.group(1).toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Test
    void aRuleWithoutATestIsSeen() {
        assertThat(rules(
                        RULE,
                        List.of(
                                "- **X9** a hole [PG]. *A rule.*",
                                "- **X8** another [MDB].",
                                "- **X7** it [PG, MDB].")))
                .containsExactly("X7", "X9");
    }

    @Test
    void everyTestThatTheThreatModelNamesExists() throws IOException {
        String model = read(MODEL);
        Set<String> missing = new TreeSet<>(NAMED.matcher(model)
                .results()
                .filter(named -> !exists(named))
                .map(MatchResult::group)
                .toList());

        assertThat(missing).isEmpty();
    }

    private static boolean exists(MatchResult named) {
        return sources()
                .filter(file -> file.endsWith(named.group(1) + ".java"))
                .anyMatch(file -> named.group(2) == null || read(file).contains(" " + named.group(2)));
    }

    private static Set<String> rules(Pattern rule, List<String> lines) {
        return lines.stream()
                .flatMap(line -> rule.matcher(line).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> sources() {
        return Stream.of("engines", "policy", "audit-log", "gateway-server", "clients", "deploy")
                .flatMap(module -> tests(ROOT.resolve(module)).stream());
    }

    private static List<Path> tests(Path module) {
        try (Stream<Path> files = Files.walk(module)) {
            return files.filter(file ->
                            file.toString().contains("/src/") && file.toString().endsWith(".java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
