package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.operation.Hint;
import dev.sallyport.server.digest.Sha256;
import dev.sallyport.server.request.Released;
import dev.sallyport.v1.AuditRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
    @TempDir
    private Path folder;

    private Road road;

    @BeforeEach
    void open() {
        road = new Road(folder);
    }

    @AfterEach
    void close() {
        road.close();
    }

    @Test
    void rowsAndBytesOfEveryBatchAreCounted() {
        road.engine.execution.batches.addAll(List.of(Road.rows(2, "abc"), Road.rows(3, "defgh")));
        Released released = released();

        assertThat(released.completion()).isEqualTo(Completion.COMPLETE);
        assertThat(released.rows()).isEqualTo(5);
        assertThat(released.bytes()).isEqualTo(1 + 3 + 1 + 5);
        assertThat(result().getRowsReleased()).isEqualTo(5);
        assertThat(result().getBytesReleased()).isEqualTo(10);
    }

    @Test
    void theDigestIsThatOfTheBuffersInTheirOrder() {
        var one = new Batch.Buffers(bytes("v1"), bytes("o1"), bytes("d1"));
        var two = new Batch.Buffers(bytes("v2"), bytes("o2"), bytes("d2"));
        road.engine.execution.batches.addAll(List.of(new Batch(1, List.of(one, two)), Road.rows(1, "x")));

        assertThat(released().digest()).isEqualTo(Sha256.of(bytes("v1o1d1v2o2d2\u0001x")));
    }

    @Test
    void anEmptyAnswerHasTheDigestOfNothing() {
        Released released = released();

        assertThat(released.rows()).isZero();
        assertThat(released.digest()).isEqualTo(Sha256.of(new byte[0]));
    }

    @Test
    void anAnswerThatALimitCutSaysSo() {
        road.engine.execution.completion = Completion.LIMIT_REACHED;

        assertThat(released().completion()).isEqualTo(Completion.LIMIT_REACHED);
        assertThat(result().getCompletion()).isEqualTo(AuditRecord.Completion.COMPLETION_LIMIT_REACHED);
    }

    @Test
    void cutCellsBecomeAHint() {
        road.engine.execution.truncatedCells = 1;
        assertThat(released().hints()).extracting(Hint::kind).contains(Hint.Kind.TRUNCATED_CELLS);
    }

    @Test
    void wholeCellsNeedNoHint() {
        assertThat(released().hints()).extracting(Hint::kind).doesNotContain(Hint.Kind.TRUNCATED_CELLS);
    }

    private Released released() {
        return road.run().released.orElseThrow();
    }

    private AuditRecord.Result result() {
        return road.trail.records().getLast().getResult();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
