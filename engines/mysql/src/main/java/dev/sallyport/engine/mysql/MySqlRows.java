package dev.sallyport.engine.mysql;

import com.mysql.cj.jdbc.result.ResultSetMetaData;
import com.mysql.cj.result.Field;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.operation.Limits;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of an answer in the server's binary form, one after the other as the server sends them. */
final class MySqlRows implements Batches.Rows {
    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean known;
    private boolean present;

    MySqlRows(PreparedStatement statement, ResultSet rows) {
        this.statement = statement;
        this.rows = rows;
    }

    Field[] fields() throws SQLException {
        return rows.getMetaData().unwrap(ResultSetMetaData.class).getFields();
    }

    /** All of them as batches, within the limits. */
    Batches batches(Limits limits) throws SQLException {
        return new Batches(this, Arrays.stream(fields()).map(MySqlDecoders::of).toList(), limits);
    }

    @Override
    public boolean hasNext() throws SQLException {
        if (!known) {
            present = rows.next();
            known = true;
        }
        return present;
    }

    @Override
    public byte @Nullable [] cell(int column) throws SQLException {
        return rows.getBytes(column + 1);
    }

    @Override
    public void advance() {
        known = false;
    }

    /** Whether the server has sent all of them. */
    boolean isRead() {
        return known && !present;
    }

    /** Lets go of an answer that was read to its end. */
    void close() throws SQLException {
        rows.close();
        statement.close();
    }
}
