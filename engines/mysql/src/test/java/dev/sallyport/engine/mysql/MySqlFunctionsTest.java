package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.mysql.MySqlFunction.Effort;
import dev.sallyport.engine.mysql.MySqlFunction.Trouble;
import dev.sallyport.engine.mysql.MySqlFunction.Use;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlFunctionsTest {
    private static final MySqlVersion MYSQL = MySqlVersion.of("8.4.6");
    private static final MySqlVersion MARIADB = MySqlVersion.of("10.6.20-MariaDB");

    private final MySqlFunctions lists = MySqlFunctions.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no_such",
                "LOWER",
                " lower",
                "sleep",
                "benchmark",
                "load_file",
                "get_lock",
                "user",
                "database",
                "rand",
                ""
            })
    @Tag("refused")
    void aNameThatIsNotListedIsDenied(String name) {
        assertThat(IntStream.range(0, 9).boxed())
                .allMatch(count -> lists.find(name, count, MYSQL).isEmpty()
                        && lists.find(name, count, MARIADB).isEmpty());
    }

    @Test
    @Tag("refused")
    void anotherNumberOfArgumentsIsDenied() {
        assertThat(lists.find("lower", 0, MYSQL)).isEmpty();
        assertThat(lists.find("lower", 2, MYSQL)).isEmpty();
        assertThat(lists.find("concat", 0, MYSQL)).isEmpty();
        assertThat(lists.find("lag", 3, MARIADB)).isEmpty();
    }

    /** There the name could be one of a function that somebody made. */
    @Test
    @Tag("refused")
    void whatAServerDoesNotHaveIsDenied() {
        assertThat(lists.find("regexp_like", 2, MARIADB)).isEmpty();
        assertThat(lists.find("json_query", 2, MYSQL)).isEmpty();
        assertThat(lists.find("json_overlaps", 2, MARIADB)).isEmpty();
        assertThat(lists.find("md5", 1, MySqlVersion.of("9.6.0"))).isEmpty();
        assertThat(lists.find("lower", 1, MySqlVersion.of("5.7.44"))).isEmpty();
        assertThat(lists.operator("->", 2, MARIADB)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {":=", "||", "@", "@@", "match against", "no such", "+="})
    @Tag("refused")
    void anOperatorThatIsNotListedIsDenied(String symbol) {
        assertThat(IntStream.range(0, 4).boxed())
                .allMatch(count -> lists.operator(symbol, count, MYSQL).isEmpty());
    }

    @Test
    @Tag("refused")
    void aLineThatContradictsItselfIsNotRead() {
        assertThat(Stream.of("f\t2-1\tboth", "f\t1\toracle", "f\tx\tboth"))
                .allSatisfy(line -> assertThatThrownBy(
                                () -> MySqlFunction.of((line + "\tscalar\tpure\tsilent\tany").split("\t")))
                        .isInstanceOf(IllegalArgumentException.class));
        assertThatThrownBy(() -> MySqlFunction.of("f\t1\tboth\tscalar\tsize:2\tsilent\tany".split("\t")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MySqlFunction.of("f\t1\tboth".split("\t")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsListedIsFound() {
        assertThat(lists.find("lower", 1, MYSQL)).map(MySqlFunction::use).contains(Use.SCALAR);
        assertThat(lists.find("concat", 40, MARIADB)).isPresent();
        assertThat(lists.find("regexp_like", 3, MYSQL))
                .map(MySqlFunction::trouble)
                .contains(Trouble.RAISES);
        assertThat(lists.find("json_overlaps", 2, MySqlVersion.of("10.9.1-MariaDB")))
                .isPresent();
        assertThat(lists.find("md5", 1, MYSQL)).isPresent();
        assertThat(lists.find("repeat", 2, MYSQL)).map(MySqlFunction::sizing).contains(2);
        assertThat(lists.find("now", 0, MARIADB)).map(MySqlFunction::effort).contains(Effort.CLOCK);
        assertThat(lists.operator("->", 2, MYSQL)).isPresent();
        assertThat(lists.operator("-", 1, MARIADB)).map(MySqlFunction::trouble).contains(Trouble.RAISES);
    }

    @Test
    void noNumberOfArgumentsIsListedTwiceForOneServer() {
        assertThat(Stream.of(MYSQL, MySqlVersion.of("9.7.4"), MARIADB, MySqlVersion.of("11.4.2-MariaDB")))
                .allSatisfy(version -> {
                    assertThat(overlaps(lists.functions(), version)).isEmpty();
                    assertThat(overlaps(lists.operators(), version)).isEmpty();
                });
    }

    private static List<MySqlFunction> overlaps(Stream<MySqlFunction> functions, MySqlVersion version) {
        List<MySqlFunction> there = functions.filter(each -> each.isIn(version)).toList();
        return there.stream()
                .filter(each -> there.stream()
                                .filter(other -> other.name().equals(each.name())
                                        && other.least() <= each.most()
                                        && each.least() <= other.most())
                                .count()
                        > 1)
                .toList();
    }

    @Test
    void whatIsRefusedIsNotListedAndHasAReason() {
        assertThat(lists.whyRefused("sleep"))
                .hasValueSatisfying(why -> assertThat(why).contains("holds"));
        assertThat(lists.whyRefused("lower")).isEmpty();
        assertThat(lists.functions())
                .allMatch(each -> lists.whyRefused(each.name()).isEmpty());
        assertThat(lists.operators())
                .allMatch(each -> lists.whyOperatorRefused(each.name()).isEmpty());
        assertThat(lists.whyOperatorRefused("||")).isPresent();
    }

    @Test
    void signaturesSayHowManyArguments() {
        assertThat(lists.signatures())
                .contains("lower(any)", "log(any)", "log(any, any)", "concat(any, ...)", "count(...)", "pi()")
                .doesNotContain("sleep(any)");
    }
}
