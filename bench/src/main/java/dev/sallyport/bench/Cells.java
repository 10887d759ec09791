package dev.sallyport.bench;

import dev.sallyport.client.Batch;
import dev.sallyport.client.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;

/** Reads every cell of a row of the wide table, by JDBC or from a batch, into the types a program would want. */
final class Cells {
    private Cells() {}

    /** Reads to the end; returns how many rows. */
    static long readAll(ResultSet result) throws SQLException {
        long rows = 0;
        while (result.next()) {
            read(result);
            rows++;
        }
        return rows;
    }

    static void read(ResultSet row) throws SQLException {
        boolean whole = row.getLong(1) > 0
                && row.getString(2) != null
                && row.getString(3) != null
                && row.getString(4) != null
                && row.getBigDecimal(5) != null
                && row.getInt(6) >= 0
                && row.getDouble(7) >= 0
                && row.getObject(8, LocalDate.class) != null
                && row.getObject(9, OffsetDateTime.class) != null
                && row.getString(10) != null;
        if (!whole) {
            throw new SQLException("a cell is missing");
        }
    }

    static void read(Batch batch) {
        for (int i = 0; i < batch.rows(); i++) {
            read(batch.row(i));
        }
    }

    private static void read(Row row) {
        boolean whole = row.int64(0) > 0 && row.int64(5) >= 0 && row.float64(6) >= 0;
        Objects.requireNonNull(row.text(1));
        Objects.requireNonNull(row.text(2));
        Objects.requireNonNull(row.text(3));
        Objects.requireNonNull(row.decimal(4));
        Objects.requireNonNull(row.date(7));
        Objects.requireNonNull(row.instant(8));
        Objects.requireNonNull(row.text(9));
        if (!whole) {
            throw new IllegalStateException("a cell is missing");
        }
    }
}
