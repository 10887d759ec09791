package dev.sallyport.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.v1.Comparison;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.Level;
import dev.sallyport.v1.Manifest;
import dev.sallyport.v1.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFolderTest {
    private static final String GRANT = """
            grants:
              - name: g
                agent: spiffe://x/agent/a
                human: {everyone: true}
                task: "*"
                source: s
                objects: [public.t]
                verbs: [read]
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: g                     | nam: g               | key `grants[0].nam`: is not known, expected one of `agent`, ",
                "verbs: [read]               | verbs: [reed]        | key `grants[0].verbs`: is `reed`, expected `read`, ",
                "verbs: [read]               | verbs: []            | key `grants[0].verbs`: is empty, expected a list of ",
                "verbs: [read]               | verbs: read          | key `grants[0].verbs`: has the wrong shape, expected a list",
                "source: s                   | database: d          | key `grants[0].source`: is missing, expected the name of a source",
                "objects: [public.t]         | objects: [a.b.c]     | key `grants[0].objects`: is `a.b.c`, expected `schema.object`, or `object` on an engine without schemas",
                "agent: spiffe://x/agent/a   | agent: bob           | key `grants[0].agent`: is `bob`, expected it to begin with `spiffe://`",
                "human: {everyone: true}     | human: {}            | key `grants[0].human`: has the wrong parts, expected exactly one of ",
                "human: {everyone: true}     | human: {subject: a}  | key `grants[0].human.issuer`: is missing, expected the issuer",
                "verbs: [read]               | verbs: [read]\\n    columns: {c: blur}  | key `grants[0].columns.c`: is `blur`, expected `clear`, ",
                "verbs: [read]               | verbs: [read]\\n    limits: {rows: 0}   | key `grants[0].limits.rows`: is `0`, expected at least 1",
                "verbs: [read]               | verbs: [read]\\n    limits: {time: 5}   | key `grants[0].limits.time`: is `5`, expected a time like `10s`",
                "verbs: [read]               | verbs: [read]\\n    expires: soon       | key `grants[0].expires`: is `soon`, expected a time like ",
                "verbs: [read]               | verbs: [read]\\n    rows: {column: c}   | key `grants[0].rows`: has the wrong parts, expected exactly one of ",
                "verbs: [read]               | verbs: [read]\\n    name: h             | line ",
            })
    void mistakeIsNamedByFileAndKey(String right, String wrong, String told) throws IOException {
        Path file = write("a.yaml", GRANT.replace(right.strip(), wrong.replace("\\n", "\n")));
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(this::read)
                .withMessageContaining("`" + file + "`, ")
                .withMessageContaining(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "grants: {", "- a", "grants: [1]"})
    void fileThatIsNoPolicyIsRefused(String text) throws IOException {
        var _ = write("a.yaml", text);
        assertThatExceptionOfType(BadFileException.class).isThrownBy(this::read);
    }

    @Test
    void folderWithoutFilesIsRefused() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(this::read)
                .withMessageContaining("has no `*.yaml` file");
    }

    @Test
    void grantThatStandsTwiceIsRefused() throws IOException {
        Path first = write("a.yaml", GRANT);
        var _ = write("b.yaml", GRANT);
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(this::read)
                .withMessageContaining("key `grants[0].name`: stands in `" + first + "` too");
    }

    @Test
    void anObjectOfAnEngineWithoutSchemasHasNone() throws Exception {
        var _ = write("a.yaml", GRANT.replace("[public.t]", "[t, \"*\"]"));
        Grant grant = read().getGrants(0);
        assertThat(grant.getObjects(0).getSchema()).isEmpty();
        assertThat(grant.getObjects(0).getObject()).isEqualTo("t");
        assertThat(grant.getObjects(1).hasAll()).isTrue();
    }

    @Test
    void everyFieldOfAGrantArrives() throws Exception {
        var _ = write("a.yaml", GRANT.replace("agent/a", "agent/*").replace("task: \"*\"", "task: t-*") + """
                              columns: {card: partial(last 4), name: clear, notes: withheld}
                              rows: {all: [{column: tenant, equal: {identity: attribute.tenant}}, {column: gone, is_null: true}]}
                              limits: {rows: 10, bytes: 20, cell_bytes: 30, time: 1m30s}
                              expires: 2027-01-01T00:00:00Z
                              intent_required: true
                              write_oracle: true
                              reason: why
                          """);
        Grant grant = read().getGrants(0);
        assertThat(grant.getAgent().getPrefix()).isEqualTo("spiffe://x/agent");
        assertThat(grant.getTask().getPrefix()).isEqualTo("t-");
        assertThat(grant.getWriteOracle()).isTrue();
        assertThat(grant.getVerbsList()).containsExactly(Verb.VERB_READ);
        assertThat(grant.getColumns(0).getMasked().getPartial().getLast()).isEqualTo(4);
        assertThat(grant.getColumns(2).hasWithheld()).isTrue();
        var compare = grant.getRowFilter().getAll().getFilters(0).getCompare();
        assertThat(compare.getComparison()).isEqualTo(Comparison.COMPARISON_EQUAL);
        assertThat(compare.getOperand().getIdentityFact()).isEqualTo("attribute.tenant");
        assertThat(grant.getRowFilter().getAll().getFilters(1).getIsNull().getColumn())
                .isEqualTo("gone");
        assertThat(grant.getLimits().getTime().getSeconds()).isEqualTo(90);
        assertThat(grant.getExpireTime().getSeconds()).isEqualTo(1_798_761_600);
        assertThat(grant.getIntentRequired()).isTrue();
    }

    @Test
    void classesNameTheirColumns() throws Exception {
        var _ = write(
                "a.yaml",
                "classifications: [{source: s, object: public.t, columns: {c: {show: partial(email), tags: [email]}, d: {show: clear}}}]");
        Manifest manifest = read();
        assertThat(manifest.getClassifications(0).getLevel()).isEqualTo(Level.LEVEL_MASKED);
        assertThat(manifest.getClassifications(0).getColumn().getColumn()).isEqualTo("c");
        assertThat(manifest.getClassifications(0).getTagsList()).containsExactly("email");
        assertThat(manifest.getClassifications(1).getLevel()).isEqualTo(Level.LEVEL_CLEAR);
    }

    @Test
    void pathsAreListsOfKeys() throws Exception {
        var _ = write("a.yaml", GRANT + """
                            columns: {name: clear}
                            paths:
                              - {column: profile, path: [contact, phone], show: partial(last 2)}
                              - {column: other, path: [a.b], show: clear}
                              - {column: profile, path: [ssn], show: clear}
                        classifications:
                          - source: s
                            object: public.t
                            columns:
                              profile:
                                paths:
                                  - {path: [ssn], show: redact}
                                  - {path: [contact, city], show: clear}
                                tags: [person]
                        """);
        Manifest manifest = read();
        Grant grant = manifest.getGrants(0);
        assertThat(grant.getColumnsList().stream().map(each -> each.getColumn()))
                .containsExactly("name", "profile", "other");
        assertThat(MaskText.of(grant.getColumns(1).getMasked()))
                .isEqualTo("document([\"contact\",\"phone\"] partial(last 2), [\"ssn\"] clear)");
        assertThat(MaskText.of(grant.getColumns(2).getMasked())).isEqualTo("document([\"a.b\"] clear)");
        assertThat(manifest.getClassifications(0).getLevel()).isEqualTo(Level.LEVEL_MASKED);
        assertThat(manifest.getClassifications(0).getTagsList()).containsExactly("person");
        assertThat(MaskText.of(manifest.getClassifications(0).getMask()))
                .isEqualTo("document([\"ssn\"] redact, [\"contact\",\"city\"] clear)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{paths: [{path: [a], show: clear}], show: clear} | columns.c`: has `show` and `paths`, expected one of them",
                "{paths: []}                                      | columns.c.paths`: is empty, expected paths and how ",
                "{paths: [{path: [], show: clear}]}               | columns.c.paths[0].path`: is empty, expected a list of keys",
                "{paths: [{show: clear}]}                         | columns.c.paths[0].path`: is missing, expected a list of keys",
                "{paths: [{path: [a]}]}                           | columns.c.paths[0].show`: is missing, expected `clear`, ",
                "{paths: [{path: [a], show: withheld}]}           | columns.c.paths[0].show`: is `withheld`, expected `clear`, ",
                "{paths: [{path: a.b, show: clear}]}              | columns.c.paths[0].path`: has the wrong shape",
            })
    void pathThatIsNoneIsNamed(String column, String told) throws IOException {
        var _ = write("a.yaml", "classifications: [{source: s, object: public.t, columns: {c: " + column + "}}]");
        assertThatExceptionOfType(BadFileException.class).isThrownBy(this::read).withMessageContaining(told);
    }

    @Test
    void columnWithARuleAndPathsIsRefused() throws IOException {
        var _ = write("a.yaml", GRANT + """
                            columns: {c: clear}
                            paths: [{column: c, path: [a], show: clear}]
                        """);
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(this::read)
                .withMessageContaining(
                        "grants[0].paths[0].column`: is `c`, expected a column that `columns` does not name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "redact",
                "hash",
                "constant(x)",
                "partial(email)",
                "partial(last 4)",
                "partial(first 2)",
                "generalize(month)",
                "generalize(year)",
                "generalize(10)"
            })
    void maskIsWrittenAsItIsRead(String mask) {
        assertThat(MaskText.of(MaskText.parse(mask))).isEqualTo(mask);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "blur", "partial", "partial(last 0)", "partial(last -1)", "generalize(0)", "Redact"})
    void maskThatIsNoneIsRefused(String mask) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> MaskText.parse(mask));
    }

    @Test
    void policyOfTheDemoIsWellFormed() throws Exception {
        Path demo = Path.of(System.getProperty("sallyport.root", "../..")).resolve("deploy/demo/policy");
        Manifest manifest = PolicyFolder.read(demo, "demo");
        assertThat(manifest.getGrantsCount()).isEqualTo(3);
        assertThat(manifest.getClassificationsCount()).isGreaterThan(10);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Manifest read() throws BadFileException, IOException {
        return PolicyFolder.read(folder, "m");
    }
}
