package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.Token;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one spelling of each form, and what looks like one and is none. */
final class MySqlFormsTest {
    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select mod ( a , 2 )",
                "select t . mod , x",
                "cast ( a as binary )",
                "cast ( a as binary ( 3 ) )",
                "convert ( a using latin1 )",
                "select binary a collate utf8mb4_bin",
                "select binary a -> x",
                "select binary - a",
                "select a from t limit 2",
                "select current_date ( 3 )",
                "select straight_join . a from straight_join",
                "use index ( a )",
                "select use index ( a ) b",
                "t use index a",
                "t ignore ( a )",
                "t use index for having ( a )",
                "group by rollup ( a ) , b",
                "group by rollup ( ( a , b ) )",
                "group by rollup ( )",
                "group by rollup ( a ) + 1",
                "order by rollup ( a )",
                "select rollup ( a )"
            })
    void whatIsNoneStaysAsItIs(String sql) throws NotRead {
        assertThat(plain(sql.replace("cast (", "cast("))).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a rlike b | a regexp b",
                "from t use index (a, b) where c | from t where c",
                "from t as u force key for order by (PRIMARY) ignore index for join () | from t as u",
                "from t `u` use index () join v ignore index (`a`) on x | from t u join v on x",
                "from t straight_join (u straight_join v) straight_join w | from t join ( u join v ) join w",
                "select a group by rollup (a, f(b, 1)) having c | select a group by a , f ( b , 1 ) with rollup having c",
                "(select a group by rollup (a)) | ( select a group by a with rollup )",
                "a mod 2 | a % 2",
                "t.a mod (b) | t . a % ( b )",
                "select distinctrow a | select distinct a",
                "a union distinct b | a union b",
                "limit 5, 10 | limit 10 offset 5",
                "limit ?, ? | limit 2 offset 1",
                "a = binary 'x' | a = cast ( x as binary )",
                "a = binary t.f(1, 2) | a = cast ( t . f ( 1 , 2 ) as binary )",
                "current_date() | current_date",
                "convert(f(a, b), char(3)) | cast ( f ( a , b ) as char ( 3 ) )",
                "convert(a using utf8mb4) | cast ( a as char )",
                "select high_priority straight_join a | select a",
                "select a as 'X y', b | select a as x y , b",
                "select count(*) \"n\" from t | select count ( * ) n from t"
            })
    void formHasOneSpelling(String sql, String expected) throws NotRead {
        assertThat(plain(sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.a", "t. a", "t ./**/a", "t .a", "`t` . `A`", "T . a"})
    void blanksAroundADotAreNoPartOfAName(String sql) throws NotRead {
        assertThat(new MySqlDialect().tokens(sql)).extracting(Token::text).containsExactly("t", ".", "a");
    }

    @Test
    void characterSetOfTheSessionBeforeAStringChangesNothing() throws NotRead {
        assertThat(new MySqlDialect().tokens("_utf8mb4 'x'"))
                .extracting(Token::text)
                .containsExactly("x");
    }

    private static String plain(String sql) throws NotRead {
        return new MySqlDialect().tokens(sql).stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
