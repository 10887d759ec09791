package dev.sallyport.client;

import com.google.protobuf.ByteString;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/** One row of an answer; columns count from 0, and the rules of {@link ColumnVector} hold. */
public record Row(Batch batch, int index) {
    /** The first column with this label, or an exception that names it. */
    public int column(String label) {
        for (int at = 0; at < batch.columns().size(); at++) {
            if (batch.column(at).column().getLabel().equals(label)) {
                return at;
            }
        }
        throw new IllegalArgumentException("`" + label + "` is not a column of this answer");
    }

    /** Whether there is no value. */
    public boolean isNull(int column) {
        return batch.column(column).isNull(index);
    }

    /** A value of any type as text. */
    public String text(int column) {
        return batch.column(column).text(index);
    }

    /** A value of any type as text. */
    public String text(String label) {
        return text(column(label));
    }

    /** A boolean. */
    public boolean bool(int column) {
        return batch.column(column).bool(index);
    }

    /** An integer of any width. */
    public long int64(int column) {
        return batch.column(column).int64(index);
    }

    /** An integer of any width. */
    public long int64(String label) {
        return int64(column(label));
    }

    /** A single or double. */
    public double float64(int column) {
        return batch.column(column).float64(index);
    }

    /** A decimal. */
    public BigDecimal decimal(int column) {
        return batch.column(column).decimal(index);
    }

    /** A date. */
    public LocalDate date(int column) {
        return batch.column(column).date(index);
    }

    /** A time of day. */
    public LocalTime time(int column) {
        return batch.column(column).time(index);
    }

    /** A date and time without a zone. */
    public LocalDateTime timestamp(int column) {
        return batch.column(column).timestamp(index);
    }

    /** A point in time. */
    public Instant instant(int column) {
        return batch.column(column).instant(index);
    }

    /** A UUID. */
    public UUID uuid(int column) {
        return batch.column(column).uuid(index);
    }

    /** Bytes. */
    public ByteString bytes(int column) {
        return batch.column(column).bytes(index);
    }
}
