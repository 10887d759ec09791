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
                "select straight_join . a from straight_join"
            })
    void whatIsNoneStaysAsItIs(String sql) throws NotRead {
        assertThat(plain(sql.replace("cast (", "cast("))).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a rlike b | a regexp b",
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
