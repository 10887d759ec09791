package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.StatementShape;
import dev.sallyport.engine.sql.SqlFrontEnd;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which literals are lifted out of a shape, and which statements share one. */
final class ShapeTest {
    private static final SqlFrontEnd FRONT_END = FrontEnds.open();

    @AfterAll
    static void close() {
        FRONT_END.close();
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from t limit 5 + 6",
                "select a from t where a = b offset 5",
                "select a from t order by 2, 1",
                "select a from t fetch first 5 rows only",
                "select a from t group by 1 having 5",
                "select 1, 'x', -5, + 5, (5)",
                "select a from t order by - 5",
                "values (1, 'x')",
                "select a -> 'x', a ->> 5, a #> '{a}', a #>> '{b}', a @> '{}', a -> 0 + 1 from t",
                "select a || 'x', a ^ 2, a # 5, a & 5, a << 5 from t",
                "select a - 'x', a + '1 day' from t",
                "select a from t where a like 'x' or a not ilike 'y' escape 'z' or a ~ 'x' or a similar to 'y'",
                "select f(5, 'x'), position('a' in ('b')), substring(a from 2 for 3), trim('x' from a) from t",
                "select a from t where a = date '2024-01-01' or a > interval '1 day' or a > interval '5' day",
                "select a from t where a = '5'::int4 or a = 5::text or a = cast('5' as int) or a = '{1}'::int4[]",
                "select cast(a as numeric(10, 2)), a::varchar(5) from t",
                "select a[5] from t where a = array[5, 6] or a = any ('{7}') or a = any (array[8])",
                "select case a when 5 then 6 else 7 end from t",
                "select a from t where a = 'x' collate \"C\" or a = 'y' at time zone 'z'",
                "select sum(a) over (order by b rows between 5 preceding and 6 following) from t",
                "select a from t where (a, b) in ((1, 2), (3, 4)) or 5 = a or 6 < a or a between symmetric 7 and 8",
                "select a from t where (a, b) in (select a, b from t group by 1, 2 order by 2, 1)",
                "select a from t where a in (select 7) or a in (values (7), (8)) or a in ((select 7))",
                "select a from t where a > -2147483648 or a = 2147483648",
                "select a from t where a = 1e5 or a = .5 or a = 1. or a = 007 or a = 99999999999999999999",
                "select a from t where a = 'a\\b' or a = E'a\\\\b' or a = 'x\u0000y' or a = '\uD83D\uDE00' or a = 'a\tb'"
            })
    void whatIsNoSureOperandStaysInTheShape(String sql) {
        assertThat(literals(sql.replace("\u0000", "\u202e"))).isEmpty();
    }

    static Stream<Arguments> operands() {
        return Stream.of(
                operands("select a from t where a = 5 and b <> 'x' or c >= 1.50", "5", "'x'", "1.50"),
                operands("select a + 5, b * 2.5, (c) - 7, d[1] / 3 from t", "5", "2.5", "7", "3"),
                operands("select a from t where a in (5, 6) and b not in ('x', 'y')", "5", "6", "'x'", "'y'"),
                operands("select a from t where a between 5 and 6 and b between 'x' and 'y'", "5", "6", "'x'", "'y'"),
                operands("select a from t where a = -5 and b > + 6", "5", "6"),
                operands("select a from t where a = 'O''Brien' and b = 'naïve'", "'O''Brien'", "'naïve'"),
                operands("select a from t where a = $$x$$ and b = $q$y$q$ and c = E'z'", "'x'", "'y'", "'z'"),
                operands("select a from t where a = 'x'\n'y'", "'xy'"),
                operands("select case when a = 5 then b else c end from t", "5"),
                operands("select count(*) filter (where a = 5) from t", "5"),
                operands("select a from (select b from t where b = 5 limit 6) u where a = 7", "5", "7"),
                operands("select a from t where a = 5 and b = 5 and c = '5'", "5", "'5'"));
    }

    private static Arguments operands(String sql, String... literals) {
        return Arguments.of(sql, List.of(literals));
    }

    @ParameterizedTest
    @MethodSource("operands")
    void operandsAreLifted(String sql, List<String> literals) {
        assertThat(literals(sql)).isEqualTo(literals);
    }

    @Tag("refused")
    @Test
    void limitsStayInTheShape() {
        assertOther("select a from t limit 5", "select a from t limit 6");
        assertOther("select a from t limit 5 + 1", "select a from t limit 5 + 2");
        assertOther("select a from t offset a + 1", "select a from t offset a + 2");
        assertOther("select a from t limit (select 7 * b + 5)", "select a from t limit (select 7 * b + 6)");
    }

    @Tag("refused")
    @Test
    void whichLiteralsAreEqualIsPartOfTheShape() {
        assertOther("select a + 1 from t group by a + 1", "select a + 1 from t group by a + 2");
        assertOther("select a from t where a = 'x' or b = 'x'", "select a from t where a = 'x' or b = 'y'");
        assertOther(
                "select a from t where a in (1, 2, 1) and b in (3)",
                "select a from t where a in (1, 2, 2) and b in (3)");
    }

    /** A literal that is lifted in one place and not in another could be equal to one there. */
    @Tag("refused")
    @Test
    void aLiteralThatEqualsOneOfTheShapeIsNotLifted() {
        assertThat(literals("select a, 5 from t where a = 5 and b = 6")).containsExactly("6");
        assertThat(literals("select a, 005 from t where a = 5")).isEmpty();
        assertThat(literals("select a, 'x' from t where a = 'x'")).isEmpty();
        assertThat(literals("select a, '5' from t where a = 5")).containsExactly("5");
    }

    @Tag("refused")
    @Test
    void theClassOfANumberIsPartOfTheShape() {
        List<String> classes = List.of("5", "2147483648", "9223372036854775808", "5.0", "5e0", "'5'", "-5", "$1", "x");
        for (String one : classes) {
            for (String other : classes) {
                if (!one.equals(other)) {
                    assertOther("select a from t where a = " + one, "select a from t where a = " + other);
                }
            }
        }
    }

    @Tag("refused")
    @Test
    void noTextReadsAsTheShapeOfAnother() {
        String plain = "select a from t where b = 'x'";
        for (String other : List.of(
                "select a from t where b = \"x\"",
                "select a from t where b = x",
                "select a from t where b = 'x' or true",
                "select a from t where \"b = 'x'\"",
                "select a from t where b <> 'x'",
                "select \"A\" from t where b = 'x'",
                "select a from t where b = ('x')",
                "select a from t where b = '#s0;'::text",
                "select a from t where b = #s0;",
                "select a from t where b = 's1:x'::text",
                "select a, t where b = 'x'",
                "select \"a1.from\" from t where b = 'x'")) {
            assertOther(plain, other);
        }
        assertOther("select \"a.b\" from t", "select a.b from t");
        assertOther("select \"a\"\"b\" from t", "select a b from t");
        assertOther("select 'w1:a' from t", "select 'w1' : a from t");
    }

    @Test
    void blanksCommentsAndSpellingAreNoPartOfTheShape() {
        assertSame("select a from t where b = 'x'", "SELECT a\n FROM /* 'y' */ t -- = 5\n WHERE b='z'");
        assertSame("select a from t where b = 'x'", "select a from t where b = $tag$it's$tag$;");
        assertSame("select a from t where b <> 5", "select a from t where b != 7 ;");
        assertSame("select a from t where b = 'x''--'", "select a from t where b = 'y'");
    }

    @Test
    void otherLiteralsAreOneShape() {
        assertSame("select a from t where b = 5 and c = 6", "select a from t where b = 7 and c = 0");
        assertSame("select a from t where b = 5 and c = 5", "select a from t where b = 7 and c = 7");
        assertSame("select a from t where b > 1.5", "select a from t where b > 100.25");
        assertSame("select a from t where b = ''", "select a from t where b = '1 or 1=1; drop table t'");
    }

    @Test
    void whatIsNoStatementHasNoShape() {
        for (String sql : List.of(
                "",
                ";",
                "select 1; select 2",
                "select 'x",
                "select 1..2",
                "select 0x1F",
                "select 1_000",
                "select 5a",
                "select a from t where b = 'x''",
                "select B'1'")) {
            assertThat(FRONT_END.shape(sql)).as(sql).isEmpty();
        }
    }

    /** What the tokens alone decide is left to the reader: whatever has the shape of a statement that was read, passes. */
    @Test
    void whatIsRefusedForItsTokensIsOfNoShapeThatIsRead() {
        String deep = "select " + "(".repeat(65) + "a" + ")".repeat(65) + " from t where b = ";
        assertThat(FrontEnds.refusal(FRONT_END.read(deep + 1)).rule()).isEqualTo("sql.lexer");
        assertSame(deep + 1, deep + 2);
        assertOther("select (1", "select (1)");
        assertOther("select (a = 1]", "select (a = 1)");
        assertOther("select a '1' from t where b = 2", "select a from t where b = 2");
        assertOther(deep + 1, deep.replaceFirst("\\(", "").replaceFirst("\\)", "") + 1);
    }

    private static List<String> literals(String sql) {
        return FRONT_END.shape(sql).orElseThrow().literals();
    }

    private static Optional<String> key(String sql) {
        return FRONT_END.shape(sql).map(StatementShape::key);
    }

    private static void assertOther(String one, String other) {
        assertThat(List.of(key(one), key(other)))
                .as(other)
                .anyMatch(Optional::isPresent)
                .doesNotHaveDuplicates();
    }

    private static void assertSame(String one, String other) {
        assertThat(key(one)).as(other).isPresent().isEqualTo(key(other));
        assertThat(literals(one)).isNotEqualTo(literals(other));
    }
}
