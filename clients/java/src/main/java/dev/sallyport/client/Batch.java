package dev.sallyport.client;

import dev.sallyport.v1.Column;
import java.util.List;
import java.util.stream.IntStream;

/** Some rows of an answer, by column. */
public final class Batch {
    private final List<ColumnVector> columns;
    private final int rows;

    private Batch(List<ColumnVector> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    static Batch decode(List<Column> columns, dev.sallyport.v1.Batch wire) {
        if (wire.getColumnsCount() != columns.size() || wire.getRowCount() < 0) {
            throw new IncompleteAnswerException("a batch has `" + wire.getColumnsCount() + "` columns, expected `"
                    + columns.size() + "` as in the header");
        }
        return new Batch(
                IntStream.range(0, columns.size())
                        .mapToObj(at -> ColumnVector.decode(columns.get(at), wire.getColumns(at), wire.getRowCount()))
                        .toList(),
                wire.getRowCount());
    }

    /** How many rows. */
    public int rows() {
        return rows;
    }

    /** The columns, as in the header. */
    public List<ColumnVector> columns() {
        return columns;
    }

    /** One column, from 0. */
    public ColumnVector column(int at) {
        return columns.get(at);
    }

    /** One row, from 0. */
    public Row row(int at) {
        return new Row(this, at);
    }
}
