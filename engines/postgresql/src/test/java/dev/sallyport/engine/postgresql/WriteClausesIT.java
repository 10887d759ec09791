package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clauses of writes that name something which is not there for the caller. */
final class WriteClausesIT extends OnWriteShop {
    WriteClausesIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(
                database,
                "create unique index part on shop.notes (line) where id > 3",
                "alter table shop.lines add constraint later unique (sku) deferrable initially deferred",
                "alter table shop.lines add constraint holder foreign key (nr) references shop.notes (id) not valid");
    }

    /** An index, a check, a constraint that is deferred, one of another table, and one that nobody made: all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"part", "later", "notes_pkey", "holder", "customers_score_check", "missing"})
    void onlyAUniqueConstraintOfTheTargetIsNamed(String constraint) {
        String table = constraint.equals("part") ? "notes (id)" : "lines (nr)";
        Refusal refusal = shop.refusal(
                "insert into " + table + " values (1) on conflict on constraint " + constraint + " do nothing");
        assertThat(refusal.rule()).isEqualTo("catalog.visible");
        assertThat(refusal.message()).isEqualTo("`" + constraint + "` does not exist or is not granted to you");
    }

    @Test
    void aRowThatIsWrittenTwiceIsTheCallersMistake() {
        String twice =
                "insert into notes (id, line) values (5, 'a'), (5, 'b') on conflict (id) do update set line = 'c'";
        assertThat(failure(shop.seal(twice)).reason()).isEqualTo(Reason.BAD_VALUE);
    }

    @Test
    void constraintOverAHiddenColumnIsAnUnknownName() {
        assertThat(hidden("customers_ssn_key").message())
                .isEqualTo(hidden("customers_sso_key").message().replace("sso", "ssn"));
        assertThat(hidden("customers_ssn_ke").nextStep()).doesNotContain("customers_ssn_key");
    }

    private Refusal hidden(String constraint) {
        Statement statement = new Statement(
                new Statement.Body.Text("insert into customers (id, name) values (1, 'x') on conflict on constraint "
                        + constraint + " do nothing"),
                List.of());
        return refusal(statement, shop.engine.catalog().visibleTo(WriteClausesIT::withoutSsn), 10);
    }

    /** A reader that is still cold may lack the time, which says nothing of the statement. */
    private Refusal refusal(Statement statement, Catalog catalog, int tries) {
        return switch (shop.engine.read(statement, catalog)) {
            case Reading.Opaque(var refusal, var _) ->
                refusal.reason().isPassing() && tries > 1 ? refusal(statement, catalog, tries - 1) : refusal;
            case Reading.Understood _ -> throw new AssertionError(statement + " is understood");
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update notes set line = 'x' where id = 1 returning old.line",
                "update notes set line = 'x' where id = 1 returning new.*",
                "delete from notes where id = 1 returning old"
            })
    void oldAndNewAreUnknownNamesBefore18(String sql) {
        assumeThat(shop.version()).isLessThan(PostgresRelations.OLD_AND_NEW);
        assertThat(shop.refusal(sql).rule()).isEqualTo("catalog.visible");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update notes set line = 'x' where id = 1 returning old",
                "update notes set line = 'x' where id = 1 returning new::text",
                "delete from notes where id = 1 returning row_to_json(old)"
            })
    void rowAsItWasIsNotReturnedWhole(String sql) {
        assumeThat(shop.version()).isGreaterThanOrEqualTo(PostgresRelations.OLD_AND_NEW);
        assertThat(shop.read(sql)).isInstanceOf(Reading.Opaque.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update notes set line = old.line where id = 1",
                "update notes set line = 'x' where new.id = 1",
                "insert into notes (id) values (1) on conflict (id) do update set line = old.line",
                "select old.line from notes",
                "update notes set line = 'x' where id = 1 returning with (old as o) o.line",
                "insert into counted overriding system value default values",
                "update orders set (total) = (1) where id = 1",
                "update orders set (total, status) = (1, 'a', 2) where id = 1",
                "merge into notes n using (values (1)) s (id) on n.id = s.id when not matched then update set line = 'x'",
                "merge into notes n using (values (1)) s (id) on n.id = s.id when matched then insert values (1)"
            })
    void isRefused(String sql) {
        assertThat(shop.read(sql)).isInstanceOf(Reading.Opaque.class);
    }

    private static Optional<VisibleObject> withoutSsn(ObjectDescription object) {
        List<String> columns = object.columns().stream()
                .map(ColumnDescription::name)
                .filter(column -> !column.equals("ssn"))
                .toList();
        return Optional.of(new VisibleObject(Set.copyOf(columns), columns));
    }
}
