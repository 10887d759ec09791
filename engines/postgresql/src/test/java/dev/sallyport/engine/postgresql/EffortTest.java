package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Reason;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short statement that stands for a very long one is refused before it has become that. */
final class EffortTest {
    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void starsOfStarsAreBounded() {
        String from = "users q0";
        for (int level = 1; level <= 6; level++) {
            String stars = ("q" + (level - 1) + ".*, ").repeat(6);
            from = "(select " + stars.substring(0, stars.length() - 2) + " from " + from + ") q" + level;
        }
        assertTooLarge("select count(*) from " + from, "statement.columns");
    }

    @Test
    void aSubjectThatIsComparedAtEachBranchIsBounded() {
        String subject = "id";
        for (int level = 0; level < 12; level++) {
            subject = "case " + subject + " when 1 then 1 when 2 then 2 when 3 then 3 when 4 then 4 end";
        }
        assertTooLarge("select " + subject + " from users", "statement.effort");
    }

    @Test
    void anOperandOfTwoComparisonsIsBounded() {
        String condition = "id = 1";
        for (int level = 0; level < 30; level++) {
            condition = "(" + condition + ") between false and true";
        }
        assertTooLarge("select id from users where " + condition, "statement.effort");
    }

    @Test
    void aRowThatIsComparedWithEachMemberIsBounded() {
        String members =
                IntStream.range(0, 20).mapToObj(i -> "(true, " + i + ")").collect(Collectors.joining(", "));
        String condition = "id = 1";
        for (int level = 0; level < 12; level++) {
            condition = "(" + condition + ", 1) in (" + members + ")";
        }
        assertTooLarge("select id from users where " + condition, "statement.effort");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select sum(id) over w from users window w as (order by sum(id) over w)",
                "select sum(id) over a from users window a as (order by sum(id) over b), b as (order by sum(id) over a)",
                "select sum(id) over (order by sum(id) over (order by id)) from users",
                "select id from users window w as (order by count(*) over w)",
            })
    void aWindowHoldsNoOther(String sql) {
        assertThat(reader.refusal(sql).rule()).isEqualTo("names.window");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from users window w as (order by password_hash)",
                "select id from users window w as (order by id, (select key from api_keys))",
                "select id from users window w as (partition by nope)",
            })
    void aWindowThatNobodyUsesIsReadToo(String sql) {
        assertThat(reader.refusal(sql).reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
    }

    /** What is long because its text is long is not too much. */
    @Test
    void aLongListIsNot() {
        String values = IntStream.range(0, 4_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        assertThat(reader.understood("select id from users where id in (" + values + ")"))
                .isNotNull();
    }

    private void assertTooLarge(String sql, String rule) {
        assertThat(reader.refusal(sql)).satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(refusal.rule()).isEqualTo(rule);
        });
    }
}
