package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.SqlFrontEnd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which condition belongs to which join. */
class JoinTest {
    private static final SqlFrontEnd FRONT_END = FrontEnds.open();

    @AfterAll
    static void close() {
        FRONT_END.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from a join b",
                "select 1 from a left join b join c on x",
                "select 1 from a join b on x on y",
                "select 1 from a join b, c join d on x on y",
                "select 1 from a join b join c using (x) using (y)",
                "select 1 from a join b join c using (x) on y",
                "select 1 from a join b join c on y using (x)",
                "select 1 from a join b natural join c on x",
                "select 1 from a join b cross join c on x",
                "select 1 from a cross join b on x"
            })
    void joinWithoutItsOneConditionIsRefused(String sql) {
        assertThat(FrontEnds.refusal(FRONT_END.read(sql)).rule()).startsWith("sql.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "a left join b join c on y on x§(a LEFT JOIN (b JOIN c ON y) ON x)",
                "a left join b right join c join d on z on y on x§(a LEFT JOIN (b RIGHT JOIN (c JOIN d ON z) ON y) ON x)",
                "a left join b join c on z join d on y on x§(a LEFT JOIN ((b JOIN c ON z) JOIN d ON y) ON x)",
                "a join b left join c on y on x, d join e on w§(a JOIN (b LEFT JOIN c ON y) ON x), (d JOIN e ON w)"
            })
    void conditionAfterTheJoinsInsideIsThatOfTheOuterOne(String from, String print) {
        assertThat(FrontEnds.print(FRONT_END.read("select 1 from " + from)).replace("\"", ""))
                .isEqualTo("SELECT 1 FROM " + print);
    }
}
