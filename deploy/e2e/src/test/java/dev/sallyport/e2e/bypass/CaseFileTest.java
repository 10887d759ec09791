package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.engine.testkit.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a line says, and what is said of a line that is none. */
final class CaseFileTest {
    private static final String LINE = """
            {"id": "PG-1", "engine": "postgresql", "category": "c", "principal": "reader", "operation": "select \\"a\\"",
             "expected": "EXPECTED"REST}""".replace("\n", "");

    @TempDir
    Path folder;

    @Test
    void brokenLineIsNamed() {
        assertThatExceptionOfType(BadCaseException.class)
                .isThrownBy(() -> read("\n{\"id\": "))
                .withMessageContaining("cases:2: is no JSON");
    }

    @Test
    void unknownExpectationIsNamed() {
        assertThatExceptionOfType(BadCaseException.class)
                .isThrownBy(() -> read(line("perhaps", "")))
                .withMessageContaining("cases:1: `perhaps`");
        assertThatExceptionOfType(BadCaseException.class).isThrownBy(() -> read(line("deferred", "")));
    }

    @Test
    void missingPartIsNamed() {
        assertThatExceptionOfType(BadCaseException.class)
                .isThrownBy(() -> read("{\"id\": \"PG-1\"}"))
                .withMessageContaining("`engine`");
    }

    @Test
    void everythingThatIsNotSaidIsEmpty() throws IOException {
        Case one = read(line("allowed_masked", ""));

        assertThat(one.operation()).isEqualTo("select \"a\"");
        assertThat(one.expected()).isEqualTo(Expected.ALLOWED_MASKED);
        assertThat(one.parameters()).isEmpty();
        assertThat(one.also()).isEmpty();
        assertThat(one.filter()).isEmpty();
        assertThat(one.hasTwin()).isFalse();
        assertThat(one.minVersion()).isZero();
    }

    @Test
    void everythingThatIsSaidIsRead() throws IOException {
        Case one = read(line("deny", """
                , "also_expected": "classified_as_ddl", "oracle": ["twin", "same_error_as_missing"], "min_version": "17",
                "targets": ["a"], "must_not_contain": ["b"], "forbidden": ["c"], "params": ["x' OR 1=1"],
                "setup_assumption": "FX. Row filter on users: tenant_id = 7 for this principal"
                """.replace("\n", "")));

        assertThat(one.also()).hasValue(Expected.CLASSIFIED_AS_DDL);
        assertThat(one.oracles()).containsExactlyInAnyOrder(Case.TWIN, Case.SAME_ERROR);
        assertThat(one.minVersion()).isEqualTo(17);
        assertThat(one.parameters()).containsExactly("x' OR 1=1");
        assertThat(List.of(one.targets(), one.canaries(), one.forbidden()))
                .containsExactly(List.of("a"), List.of("b"), List.of("c"));
        assertThat(one.filter()).hasValue(new HiddenRows("users", "tenant_id", "7", false));
        assertThat(one.filter().map(HiddenRows::condition)).hasValue("(tenant_id = 7) is not true");
    }

    @Test
    void filterOfATextIsRead() {
        assertThat(HiddenRows.in("row filter on orders: status = 'open'"))
                .hasValue(new HiddenRows("orders", "status", "open", true));
        assertThat(HiddenRows.in("some other words")).isEqualTo(Optional.empty());
    }

    @Test
    void wholeCorpusIsRead() throws IOException {
        List<Case> cases = CaseFile.read(Cases.file("bypass/cases.jsonl"));

        assertThat(cases)
                .hasSizeGreaterThan(200)
                .noneMatch(one -> one.canaries().isEmpty());
        assertThat(cases).noneMatch(one -> one.engine().equals("postgresql") && one.lacksFilter());
    }

    private static String line(String expected, String rest) {
        return LINE.replace("EXPECTED", expected).replace("REST", rest);
    }

    private Case read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("cases"), text);
        return CaseFile.read(file).getFirst();
    }
}
