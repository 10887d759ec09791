package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches, limits, ends and errors of one execution. */
class ExecutionIT extends OnShop {
    ExecutionIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    @Test
    void theFirstBatchIsSmallAndTheNextAreLarge() throws EngineFailure {
        List<Integer> sizes = new ArrayList<>();
        try (Execution execution = shop.run(shop.seal(Shop.NUMBERS, 2, "shop.customers"))) {
            for (Optional<Batch> batch = execution.next(); batch.isPresent(); batch = execution.next()) {
                sizes.add(batch.get().rows());
            }
            assertThat(execution.completion()).isEqualTo(Completion.COMPLETE);
        }
        assertThat(sizes).startsWith(64, 1024, 1024);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5000);
    }

    @Test
    void aBatchOfWideRowsEndsAtItsBytes() throws EngineFailure {
        String sql = "SELECT repeat('x', 10000) FROM generate_series(1, 500) n, shop.customers WHERE id = 1";
        try (Execution execution = shop.run(shop.seal(sql, 1, "shop.customers"))) {
            execution.next();
            assertThat(execution.next().orElseThrow().bytes()).isBetween(256L * 1024, 300L * 1024);
        }
    }

    @ParameterizedTest
    @CsvSource({"4999,LIMIT_REACHED,4999", "5000,COMPLETE,5000", "64,LIMIT_REACHED,64", "0,LIMIT_REACHED,0"})
    void aLimitOfRowsIsReachedOnlyWhenThereAreMore(long rows, Completion completion, int released)
            throws EngineFailure {
        Sealed sealed = shop.seal(Shop.NUMBERS, 2, Shop.limits(rows, 1 << 30, 1000, Duration.ofSeconds(30)));
        int count = 0;
        try (Execution execution = shop.run(sealed)) {
            for (Optional<Batch> batch = execution.next(); batch.isPresent(); batch = execution.next()) {
                count += batch.get().rows();
            }
            assertThat(execution.completion()).isEqualTo(completion);
        }
        assertThat(count).isEqualTo(released);
    }

    @Test
    void aLimitOfBytesIsNeverExceeded() throws EngineFailure {
        Sealed sealed = shop.seal(Shop.NUMBERS, 2, Shop.limits(10_000, 2_000, 1000, Duration.ofSeconds(30)));
        long bytes = 0;
        try (Execution execution = shop.run(sealed)) {
            for (Optional<Batch> batch = execution.next(); batch.isPresent(); batch = execution.next()) {
                bytes += batch.get().bytes();
            }
            assertThat(execution.completion()).isEqualTo(Completion.LIMIT_REACHED);
        }
        assertThat(bytes).isBetween(1L, 2_000L);
    }

    @Test
    void aLongTextIsCutAtACharacterAndANumberIsNotCut() throws EngineFailure {
        String sql = "SELECT 'aé€😀z', 12345678901234::numeric, '\\x0102030405060708'::bytea, 'abc'"
                + " FROM shop.customers WHERE id = 1";
        Sealed sealed = shop.seal(sql, 4, Shop.limits(10, 1000, 5, Duration.ofSeconds(30)));
        try (Execution execution = shop.run(sealed)) {
            assertThat(Cells.rows(execution.columns(), execution.next().orElseThrow()))
                    .containsExactly(List.of(
                            Optional.of("aé"), Optional.empty(), Optional.of("0102030405"), Optional.of("abc")));
            assertThat(execution.truncatedCells()).isEqualTo(3);
        }
    }

    @Test
    void completionIsNotKnownBeforeTheEnd() throws EngineFailure {
        try (Execution execution = shop.run(shop.seal(Shop.NUMBERS, 2, "shop.customers"))) {
            assertThat(execution.next()).isPresent();
            assertThatThrownBy(execution::completion).isInstanceOf(IllegalStateException.class);
        }
    }

    @Tag("refused")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 / (id - 1) FROM shop.customers | BAD_VALUE | 22012",
                "SELECT name::int FROM shop.customers | BAD_VALUE | 22P02",
                "SELECT nothing(name) FROM shop.customers | NOT_UNDERSTOOD | 42883",
                "SELECT 1 FROM shop.customers FOR UPDATE | INTERNAL | 25006",
                "INSERT INTO shop.customers VALUES (9) RETURNING 1 | INTERNAL | 25006"
            })
    void anErrorOfTheServerBecomesOurOwnSentence(String sql, Reason reason, String state) {
        EngineFailure failure = failure(shop.seal(sql, 1, "shop.customers"));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.errorClass()).isEqualTo(state);
        assertThat(failure.refusal().toString()).doesNotContain("clear", "customers", "nothing(", "name");
        assertThat(failure).hasNoCause();
    }

    @Test
    @Tag("refused")
    void anErrorInALaterBatchIsAnErrorToo() throws EngineFailure {
        String sql = "SELECT 1 / (3000 - n) FROM generate_series(1, 5000) n, shop.customers WHERE id = 1";
        try (Execution execution = shop.run(shop.seal(sql, 1, "shop.customers"))) {
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> {
                while (execution.next().isPresent()) {
                    // reads on
                }
            });
            assertThat(failure.reason()).isEqualTo(Reason.BAD_VALUE);
        }
    }
}
