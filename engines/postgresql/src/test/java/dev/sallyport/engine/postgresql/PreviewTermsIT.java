package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person is shown of a write tells nothing of what is hidden, and nothing that is not so. */
final class PreviewTermsIT extends OnPreviewShop {
    private static final RowFilter TENANT =
            new RowFilter.Compare("tenant", Comparison.EQUAL, new Operand.Literal(new Value.Int(7)));
    private static final Disclosure REDACTED = masked(new Mask.Redact());

    PreviewTermsIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(database);
    }

    @Test
    @Tag("refused")
    void hiddenRowsAreNeitherCountedNorShown() throws EngineFailure {
        shop.filtered("customers", TENANT);
        Preview preview = preview("update customers set note = 'x' where 1 / (tenant - 6) >= 0 or id > 0");
        assertThat(preview.affected()).hasValue(3);
        assertThat(cells(preview, "tenant")).containsExactly("7", "7", "7");
    }

    @Test
    @Tag("refused")
    void withheldAndMaskedColumnsNeverAppear() throws EngineFailure {
        Preview preview = preview(
                "delete from \"Odd, AS table\" where id > 1",
                Map.of("se\"cret, AS x", new Disclosure.Withheld(), "found", masked(new Mask.Hash())));
        assertThat(preview.columns()).containsExactly("id", "found");
        assertThat(preview.affected()).hasValue(2);
        assertThat(preview.sample().toString()).doesNotContain("hidden").doesNotContain("seen");
        Preview redacted = preview("delete from \"Odd, AS table\" where id > 1", Map.of("se\"cret, AS x", REDACTED));
        assertThat(cells(redacted, "se\"cret, AS x")).containsExactly("***", "***");
        assertThat(cells(redacted, "found")).containsExactly("seen 2", "seen 3");
    }

    @Test
    @Tag("refused")
    void rowsThatAFilterOverAnotherTableHidesAreNotShown() throws EngineFailure {
        var europe = new RowFilter.Compare("name", Comparison.EQUAL, new Operand.Literal(new Value.Text("Europe")));
        var regions = shop.engine.catalog().relation("shop", "regions").orElseThrow();
        shop.filtered("customers", new RowFilter.In("region", regions.name(), "code", europe));
        Preview preview = preview("update customers set note = 'x' where id > $1", new Value.Int(5));
        assertThat(preview.affected()).hasValue(2);
        assertThat(cells(preview, "id")).containsExactly("6", "8");
    }

    /** Its expression may fail for a row, and tells of other columns by that. */
    @Test
    @Tag("refused")
    void aColumnThatIsComputedWhileItIsReadIsLeftOut() throws EngineFailure, SQLException {
        assumeThat(shop.version()).isGreaterThanOrEqualTo(180_000);
        database.execute("alter table shop.notes add share int generated always as (1 / (id - 1)) virtual");
        shop.refresh();
        Preview preview = preview("delete from notes where id < 3");
        assertThat(preview.columns()).containsExactly("id", "line");
        assertThat(preview.affected()).hasValue(2);
    }

    /** Neither the order nor the choice of rows follows what is masked. */
    @Test
    @Tag("refused")
    void theOrderTellsNothingOfWhatIsMasked() throws EngineFailure, SQLException {
        Map<String, Disclosure> terms = new TreeMap<>(Map.of("id", REDACTED, "line", REDACTED));
        database.execute("update shop.notes set line = 'line ' || 9 - id");
        Map<String, Disclosure> half = Map.of("id", new Disclosure.Withheld());
        List<List<Optional<String>>> one = preview("delete from notes", half).sample();
        database.execute("update shop.notes set id = 100 - id");
        assertThat(preview("delete from notes", half).sample()).isEqualTo(one);
        assertThat(preview("delete from notes", terms).sample())
                .hasSize(5)
                .containsOnly(List.of(Optional.empty(), Optional.of("***")));
    }

    @Test
    @Tag("refused")
    void aRoleThatMayNotReadAColumnPicturesTheOthers() throws EngineFailure, SQLException {
        database.execute(
                "revoke select on shop.notes from shop_writer", "grant select (id) on shop.notes to shop_writer");
        shop.refresh();
        Preview preview = preview("delete from notes where id < 3");
        assertThat(preview.affected()).hasValue(2);
        assertThat(preview.columns()).containsExactly("id");
        Preview constant = preview("delete from notes where id < 3", Map.of("line", masked(new Mask.Constant("-"))));
        assertThat(cells(constant, "line")).containsExactly("-", "-");
    }

    @Test
    @Tag("refused")
    void aRightThatWasLostMeanwhileIsNoQuestion() throws SQLException {
        database.execute("create role lender", "grant select on shop.notes to lender", "grant lender to shop_writer");
        try {
            database.execute("revoke select on shop.notes from shop_writer");
            shop.refresh();
            Reading.Understood understood = shop.understood("delete from notes where id < 3");
            var sealed = shop.seal("delete from notes where id < 3");
            database.execute("revoke lender from shop_writer");
            assertUncounted(understood, sealed);
        } finally {
            database.execute("drop owned by lender", "drop role lender");
        }
    }

    /** Without a count nothing would hold the run to what was shown, and an agent could see to it that there is none. */
    private void assertUncounted(Reading.Understood understood, Sealed sealed) {
        assertThatExceptionOfType(EngineFailure.class)
                .isThrownBy(() -> shop.engine.preview(understood, sealed, shown(understood, Map.of())))
                .satisfies(failure -> assertThat(failure.refusal().rule()).isEqualTo("approvals.count"));
    }

    @Test
    @Tag("refused")
    void whatTakesTooLongToCountIsNoQuestion() throws SQLException {
        Reading.Understood understood = shop.understood("delete from notes where id < 3");
        var sealed = shop.seal("delete from notes where id < 3");
        try (var other = database.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table shop.notes");
            var late = sealed.bind(List.of(), Duration.ofMillis(600));
            assertUncounted(understood, late);
        }
    }

    @Test
    @Tag("refused")
    void nothingIsShownOfATableThatWasChanged() throws SQLException {
        Reading.Understood understood = shop.understood("delete from notes where id < 3");
        var sealed = shop.seal("delete from notes where id < 3");
        database.execute("alter table shop.notes rename column line to was", "alter table shop.notes add line text");
        assertThatThrownBy(() -> shop.engine.preview(understood, sealed, shown(understood, Map.of())))
                .isInstanceOfSatisfying(
                        EngineFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.CATALOG_CHANGED));
    }
}
