package dev.sallyport.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.run.ColumnBuffer.Width;
import org.junit.jupiter.api.Test;

class ColumnBufferTest {
    @Test
    void bitsAreLeastSignificantFirstAndPaddedWithZero() {
        ColumnBuffer column = new ColumnBuffer(Width.BIT);
        for (int i = 0; i < 10; i++) {
            column.appendBit(i == 0 || i == 9);
        }
        assertThat(column.take().data()).containsExactly(1, 2);
    }

    @Test
    void noNullsMeansNoBitmap() {
        ColumnBuffer column = new ColumnBuffer(Width.FOUR);
        column.appendInt(258);
        Batch.Buffers buffers = column.take();
        assertThat(buffers.validity()).isEmpty();
        assertThat(buffers.offsets()).isEmpty();
        assertThat(buffers.data()).containsExactly(2, 1, 0, 0);
    }

    @Test
    void aNullTakesItsPlaceAndIsZero() {
        ColumnBuffer column = new ColumnBuffer(Width.TWO);
        column.appendShort((short) -1);
        column.appendNull();
        Batch.Buffers buffers = column.take();
        assertThat(buffers.validity()).containsExactly(1);
        assertThat(buffers.data()).containsExactly(-1, -1, 0, 0);
    }

    @Test
    void variableCellsHaveOneOffsetMoreThanRows() {
        ColumnBuffer column = new ColumnBuffer(Width.VARIABLE);
        column.appendBytes(new byte[] {7, 8}, 2);
        column.appendNull();
        column.appendBytes(new byte[] {9}, 1);
        Batch.Buffers buffers = column.take();
        assertThat(buffers.validity()).containsExactly(5);
        assertThat(buffers.offsets()).containsExactly(0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0);
        assertThat(buffers.data()).containsExactly(7, 8, 9);
    }

    @Test
    void nothingOfOneBatchIsInTheNext() {
        ColumnBuffer column = new ColumnBuffer(Width.BIT);
        for (int i = 0; i < 3000; i++) {
            column.appendBit(true);
        }
        column.appendNull();
        assertThat(column.take().data()).hasSize(376);
        column.appendNull();
        Batch.Buffers buffers = column.take();
        assertThat(buffers.data()).containsExactly(0);
        assertThat(buffers.validity()).containsExactly(0);
    }
}
