package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.operation.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileInputTest {

    private static final SqlFrontEnd FRONT_END = FrontEnds.open();

    @AfterAll
    static void close() {
        FRONT_END.close();
    }

    @AfterEach
    void poolStillReads() {
        assertThat(FRONT_END.read("select a from t where b = " + System.nanoTime()))
                .isInstanceOf(Parsed.Tree.class);
    }

    static Stream<String> bounded() {
        return Stream.of(
                "(".repeat(25) + "select 1" + ")".repeat(25),
                "select " + "(".repeat(5_000) + "1" + ")".repeat(5_000),
                "select " + "f(".repeat(500) + "1" + ")".repeat(500),
                "select " + "case when a then ".repeat(1_500) + "1" + " end".repeat(1_500),
                "select " + "not ".repeat(5_000) + "a",
                "select " + "- ".repeat(10_000) + "1",
                "select a" + " + a".repeat(8_000),
                "select a" + "::int".repeat(5_000),
                "select a" + "[1]".repeat(5_000),
                "select a" + " -> 'x'".repeat(4_000),
                "select a" + " at time zone 'x'".repeat(1_500),
                "select a" + " is null".repeat(3_000),
                "select a" + " between 1 and 2".repeat(1_500),
                "select " + "a.".repeat(8_000) + "a",
                "select 1 from a" + " join a on true".repeat(2_000),
                "select 1" + " union all select 1".repeat(1_500));
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void formBeyondTheBoundsIsRefusedBeforeAnyParser(String sql) {
        assertThat(FrontEnds.refusal(FRONT_END.read(sql)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    /** The parser throws something else than for what it does not understand. */
    @Test
    void aTypeModifierBeyondAnyIntegerIsRefused() {
        assertThat(FrontEnds.refusal(FRONT_END.read("select cast(a as varchar(9223372036854775808))"))
                        .reason())
                .isEqualTo(Reason.NOT_UNDERSTOOD);
    }

    /** A comma joins as well as the word does. */
    @Test
    void moreTablesThanTheBoundAreRefusedHoweverTheyAreJoined() {
        assertThat(FRONT_END.read("select 1 from a" + ", a".repeat(64))).isInstanceOf(Parsed.Tree.class);
        assertThat(FrontEnds.refusal(FRONT_END.read("select 1 from a" + ", a".repeat(65)))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @MethodSource
    void longButPlainIsRead(String sql) {
        assertThat(FRONT_END.read(sql)).isInstanceOf(Parsed.Tree.class);
    }

    static Stream<String> longButPlainIsRead() {
        return Stream.of(
                "select 1 where a" + " and a".repeat(3_000),
                "select a in (" + "1, ".repeat(3_000) + "1)",
                "select " + "(".repeat(60) + "1" + ")".repeat(60),
                "select " + "f(".repeat(60) + "1" + ")".repeat(60),
                "select a" + " + a".repeat(200),
                "select 1 from a" + " join a on true".repeat(60),
                "select '" + "x".repeat(32_000) + "'");
    }

    @ParameterizedTest
    @MethodSource
    void unclosedBracketsAreRefusedAtOnce(String sql) {
        assertThat(FrontEnds.refusal(FRONT_END.read(sql)).reason()).isEqualTo(Reason.MALFORMED);
    }

    static Stream<String> unclosedBracketsAreRefusedAtOnce() {
        return Stream.of(
                "select " + "(".repeat(25) + "1" + ")".repeat(24),
                "select f(1",
                "select a[1)",
                "select " + "(".repeat(60));
    }
}
