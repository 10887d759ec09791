package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a MERGE must not do: touch or tell of hidden rows, leave a row outside, say less of itself than it does. */
final class MergeIT extends OnWriteShop {
    /** Rows of 7 and 9 are hidden: 1, 3, 4, 6, 7 and 9 of the customers, whose tenant is 6 + id % 3. */
    private static final RowFilter TENANT = compare("tenant", Comparison.EQUAL, 8);

    private static final RowFilter FIRST_NOTES = compare("id", Comparison.LESS_OR_EQUAL, 2);

    MergeIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(database);
    }

    private static RowFilter compare(String column, Comparison comparison, long value) {
        return new RowFilter.Compare(column, comparison, new Operand.Literal(new Value.Int(value)));
    }

    private String notes() throws SQLException {
        return shop.digest().getOrDefault("notes", "");
    }

    private String customers() throws SQLException {
        return shop.digest().getOrDefault("customers", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            merge into v_notes n using (values (1)) s (id) on n.id = s.id when matched then delete | writes.target
            with n as (select 1 as id) merge into n using notes s on n.id = s.id when matched then delete | writes.target
            merge into notes n using notes on n.id = notes.id when matched then update set id = 5 | writes.key
            merge into notes n using (values (1)) s (id) on n.id = s.id when not matched then insert (id) values (n.id) | catalog.visible
            merge into notes n using (values (1)) s (x) on n.id = s.x when not matched then insert (id) values (id) | catalog.visible
            merge into notes n using (values (1)) s (id) on n.id = s.id when matched then update set line = n::text | names.whole-row
            merge into notes n using customers n on true when matched then delete | names.unique
            merge into notes n using (values (1)) s (id) on n.id = s.id when matched then update set line = 'a', line = 'b' | names.unique
            merge into notes n using (values (1)) s (id) on n.id = s.id when matched then update set (line, line) = ('a', 'b') | names.unique
            merge into notes n using (values (1)) s (id) on n.id = s.id when not matched then insert (id, line) values (1) | names.columns
            merge into notes n using (values (1)) s (id) on n.id = s.id when matched then update set missing = 1 | catalog.visible
            update orders set (total, status) = (select 1) where id = 1 | names.columns
            update orders set (total, status) = (select 'a', 'b') where id = 1 | types.conversion
            merge into notes n using (values (1)) s (id) on n.id = s.id when matched then update set line = pg_sleep(1)::text | functions.allow-list
            """)
    void isRefused(String sql, String rule) {
        assertThat(shop.refusal(sql).rule()).isEqualTo(rule);
    }

    @Test
    void mergeActionIsRefused() {
        String sql = "merge into notes n using (values (1)) s (id) on n.id = s.id when matched then delete"
                + " returning merge_action()";
        assertThat(shop.refusal(sql).message()).doesNotContain("[").isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            merge into notes n using (values (1)) s (id) on n.id = s.id when matched then delete returning n.id
            merge into notes n using (values (1)) s (id) on n.id = s.id when not matched by source then delete
            merge into notes n using (values (1)) s (id) on n.id = s.id when not matched by target then insert values (1)
            """)
    void whatTheServerDoesNotKnowIsRefusedBefore17(String sql) {
        assumeThat(shop.version()).isLessThan(PostgresMerges.RETURNS);
        assertThat(shop.refusal(sql).rule()).isEqualTo("writes.version");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            merge into notes n using (values (1, 'a')) s (id, line) on n.id = s.id when matched then update set line = s.line |
            merge into notes n using (values (1, 'a')) s (id, line) on s.id = n.id and n.line = 'x' when matched then delete when not matched then insert values (s.id, s.line) |
            merge into lines l using (values (1, 2)) s (o, nr) on l."order" = s.o and l.nr = s.nr when matched then delete |
            merge into lines l using (values (1, 2)) s (o, nr) on l."order" = s.o when matched then delete | BULK UNBOUNDED
            merge into notes n using (values (1, 'a')) s (id, line) on n.line = s.line when matched then delete | BULK UNBOUNDED
            merge into notes n using (values (1, 'a')) s (id, line) on n.id <= s.id when matched then delete | BULK UNBOUNDED
            merge into notes n using (values (1, 'a')) s (id, line) on n.id = n.id when matched then delete | BULK UNBOUNDED
            merge into notes n using (values (1, 'a')) s (id, line) on n.id = s.id or true when matched then delete | BULK UNBOUNDED
            merge into customers n using (values (1, 'a')) s (id, mail) on n.email = s.mail when matched then delete | BULK UNBOUNDED
            merge into notes n using (values (1),(2),(3),(4),(5),(6),(7),(8),(9),(10),(11)) s (id) on n.id = s.id when matched then delete | BULK UNBOUNDED
            merge into notes n using (select 1 as id) s on n.id = s.id when matched then delete | BULK UNBOUNDED
            merge into notes n using customers c on n.id = c.id when not matched then insert values (c.id + 900, 'x') | BULK
            """)
    void whatIsNotFixedIsARisk(String sql, String risks) {
        Set<Risk> expected = risks == null
                ? Set.of()
                : Set.copyOf(
                        List.of(risks.split(" ")).stream().map(Risk::valueOf).toList());
        Set<Risk> found = shop.understood(sql).operation().risks().stream()
                .filter(risk -> risk != Risk.TRIGGERS)
                .collect(java.util.stream.Collectors.toSet());
        assertThat(found).containsAll(expected).hasSameSizeAs(sql.contains("customers n") ? found : expected);
    }

    @Test
    void rowsWithoutOneInTheSourceAreNotBounded() {
        assumeThat(shop.version()).isGreaterThanOrEqualTo(PostgresMerges.RETURNS);
        String sql =
                "merge into notes n using (values (1)) s (id) on n.id = s.id when not matched by source then delete";
        assertThat(shop.understood(sql).operation().risks()).containsExactlyInAnyOrder(Risk.BULK, Risk.UNBOUNDED);
    }

    @Test
    void hiddenRowIsNoPairAndStays() throws SQLException {
        String hidden = notes().lines().skip(2).toList().toString();
        shop.filtered("notes", FIRST_NOTES);
        assertThat(shop.run("merge into notes n using customers c on n.id = c.id when matched and c.id = 1 then delete"
                        + " when matched then update set line = 'seen'"))
                .isEmpty();
        assertThat(notes().lines().toList()).first().isEqualTo("(2,seen)");
        assertThat(notes().lines().skip(1).toList().toString()).isEqualTo(hidden);
    }

    @Test
    void conditionsSeeNoHiddenRow() throws SQLException {
        String before = notes();
        shop.filtered("notes", FIRST_NOTES);
        for (String sql : List.of(
                "merge into notes n using (values (1)) s (x) on 1 / (n.id - 4) = s.x when matched then delete",
                "merge into notes n using (values (1)) s (x) on n.id = 4 when matched and 1 / (n.id - 4) = s.x then delete",
                "merge into notes n using (values (4)) s (x) on n.id = s.x when matched then update set line = (1 / (n.id - 4))::text")) {
            assertThat(shop.run(sql)).as(sql).isEmpty();
        }
        assertThat(notes()).isEqualTo(before);
    }

    @Test
    void hiddenRowIsNotTakenForOneWithoutASource() throws SQLException {
        assumeThat(shop.version()).isGreaterThanOrEqualTo(PostgresMerges.RETURNS);
        String hidden = notes().lines().skip(2).toList().toString();
        shop.filtered("notes", FIRST_NOTES);
        assertThat(shop.run("merge into notes n using (values (1)) s (id) on n.id = s.id"
                        + " when not matched by source and 1 / (n.id - 4) < 5 then delete returning n.id"))
                .containsExactly("[2]");
        assertThat(notes().lines().skip(1).toList().toString()).isEqualTo(hidden);
        assertThat(shop.run("merge into notes n using (values (99)) s (id) on n.id = s.id"
                        + " when not matched by source then update set line = 'x' when not matched then insert values (0, 'y')"
                        + " returning n.id"))
                .containsExactly("[0]", "[1]");
        assertThat(notes().lines().skip(2).toList().toString()).isEqualTo(hidden);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            merge into customers c using (values (2)) s (id) on c.id = s.id when matched then update set tenant = 7
            merge into customers c using (values (2)) s (id) on c.id = s.id when matched then update set tenant = c.tenant - 1
            merge into customers c using (values (50)) s (id) on c.id = s.id when not matched then insert (id, name, tenant) values (s.id, 'x', 7)
            merge into customers c using (values (50)) s (id) on c.id = s.id when not matched then insert (id, name) values (s.id, 'x')
            """)
    void rowIsNotLeftOutside(String sql) throws SQLException {
        String before = customers();
        shop.filtered("customers", TENANT);
        assertThat(shop.run(sql)).containsExactly(PostgresTargets.OUTSIDE);
        assertThat(customers()).isEqualTo(before);
    }

    @Test
    void rowThatStaysInsideIsWritten() throws SQLException {
        shop.filtered("customers", TENANT);
        assertThat(shop.run("merge into customers c using (values (2), (3)) s (id) on c.id = s.id"
                        + " when matched then update set note = 'merged'"))
                .isEmpty();
        assertThat(customers().lines().filter(row -> row.contains("merged"))).hasSize(1);
    }

    @Test
    void rowThatIsAddedInsideIsWrittenWhereItCanBeChecked() throws SQLException {
        shop.filtered("customers", TENANT);
        List<String> answer = shop.run("merge into customers c using (values (50)) s (id) on c.id = s.id"
                + " when not matched then insert (id, name, tenant) values (s.id, 'added', 8)");
        boolean checked = shop.version() >= PostgresMerges.RETURNS;
        assertThat(answer).isEqualTo(checked ? List.of() : List.of(PostgresTargets.OUTSIDE));
        assertThat(customers().contains("added")).isEqualTo(checked);
    }

    @Test
    void moreRowsThanTheLimitAreNotChanged() throws SQLException {
        String before = notes();
        assertThat(shop.affecting(2)
                        .run("merge into notes n using customers c on n.id = c.id when matched then delete"))
                .isNotEmpty();
        assertThat(notes()).isEqualTo(before);
    }

    @Test
    void textsThatMayBecomeAContentAreKnown() {
        for (String sql : List.of(
                "merge into notes n using (values (1, '***')) s (id, line) on n.id = s.id when matched then update set line = s.line",
                "merge into notes n using (values (1)) s (id) on n.id = s.id when not matched then insert values (2, '***')",
                "merge into notes n using (values (1)) s (id) on n.id = s.id when matched then update set line = '***'",
                "update notes set line = s.line from (values ('***')) s (line) where id = 1",
                "update orders set (total, status) = (select 1, '***') where id = 1",
                "with s as (select 1 as id, '***' as line) update notes set line = s.line from s where notes.id = 1",
                "with s as (select 1 as id, '***' as line) insert into notes select * from s")) {
            assertThat(shop.seal(sql).written()).as(sql).contains(new Sealed.Parameter.Bound(new Value.Text("***")));
        }
    }
}
