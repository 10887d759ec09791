package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long texts may be of which one is looked for in another. */
final class MySqlSizesTest {
    private final TestReader reader = new TestReader(TestCatalog.shop(TestCatalog.MYSQL));
    private final MySqlSearches searches = new MySqlSearches(MySqlFunctions.load());

    @AfterEach
    void close() {
        reader.close();
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select locate(name, note) from letters",
                "select 1 from letters where note like name",
                "select 1 from letters where note like concat('%', name, '%')",
                "select replace(note, 'a', name) from letters",
                "select instr(short, concat(note, name)) from letters where position(name in note) > 0",
                "select substring_index(note, name, 1) from letters",
                "select 1 from letters where note regexp name",
                "select 1 from letters where note like (select max(name) from letters)",
                "select x.a from (select name as a, note as b from letters) x where x.a like x.b"
            })
    void twoLongTextsAreNotSearchedOneInTheOther(String sql) {
        assertThat(reader.refusal(sql).rule()).as(sql).isEqualTo("functions.size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select locate(short, note), locate('x', note), instr(note, short) from letters",
                "select 1 from letters where note like concat('%', short, '%')",
                "select 1 from letters where note like '%a%' and short like short",
                "select replace(note, short, 'b'), concat_ws(' ', note, name, short) from letters",
                "select x.a from (select name as a from letters) x where x.a like '%a%'"
            })
    void aShortTextIsSearchedInALongOne(String sql) {
        assertThat(reader.read(sql)).as(sql).isInstanceOf(Reading.Understood.class);
    }

    @Test
    @Tag("refused")
    void aLongParameterIsNotSearched() {
        List<String> texts = List.of(
                "select 1 from `t` where `note` LIKE ?",
                "select locate(?, `t`.`note`) from `t`",
                "select replace(`t`.`note`, 'a', concat(?, 'b')) from `t`",
                "select 1 from `t` where `a` = ? and (`note` regexp 'x')",
                "select nothing that is read \\");
        for (Value value : List.of(
                new Value.Text("a".repeat(257)), new Value.Json("a".repeat(257)), new Value.Bytes(new byte[257]))) {
            for (String text : texts) {
                assertThat(catchThrowableOfType(EngineFailure.class, () -> searches.requireShort(text, bound(value))))
                        .as(text)
                        .satisfies(failure ->
                                assertThat(failure.refusal().reason()).isEqualTo(Reason.BAD_PARAMETER));
            }
        }
    }

    @Test
    void aLongParameterMayStandElsewhere() {
        Value value = new Value.Text("a".repeat(100_000));
        for (String text : List.of(
                "select 1 from `t` where `note` = ?",
                "select locate('a', `t`.`note`) from `t` where `b` = (?)",
                "select concat_ws(',', ?, 'b'), `like` from `t`")) {
            assertThatCode(() -> searches.requireShort(text, bound(value)))
                    .as(text)
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> searches.requireShort("select 1 like ?", bound(new Value.Text("a".repeat(256)))))
                .doesNotThrowAnyException();
    }

    private static List<Sealed.Parameter> bound(Value value) {
        return Stream.of(value)
                .<Sealed.Parameter>map(Sealed.Parameter.Bound::new)
                .toList();
    }
}
