package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresResults.Rows;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.operation.Limits;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.Tuple;

/** The rows of one result, one by one; it reads on from the portal in steps that keep at most 1 MiB in memory. */
final class PostgresRows implements Batches.Rows {
    /** Rows that come with the first round trip: a batch, and one more to know whether there are more. */
    static final int FIRST = Batches.FIRST_ROWS + 1;

    private static final int BUFFER = 1 << 20;
    private static final int MOST = 8_192;
    /** What the driver needs for a cell beside its bytes. */
    private static final int CELL_OVERHEAD = 24;

    private final PostgresSession session;
    private final Field[] fields;
    private List<Tuple> tuples;
    private Optional<ResultCursor> portal;
    private int at;

    PostgresRows(PostgresSession session, Rows first) {
        this.session = session;
        this.fields = first.fields();
        this.tuples = first.tuples();
        this.portal = first.portal();
    }

    Field[] fields() {
        return fields;
    }

    /** All of them as batches, within the limits. */
    Batches batches(Limits limits) {
        return new Batches(this, Arrays.stream(fields).map(PostgresDecoders::of).toList(), limits);
    }

    /** Whether there is a row; it may go to the server to know. */
    @Override
    public boolean hasNext() throws SQLException {
        while (at == tuples.size() && portal.isPresent()) {
            Rows more = session.fetch(portal.get(), step()).get(0);
            tuples = more.tuples();
            portal = more.portal();
            at = 0;
        }
        return at < tuples.size();
    }

    @Override
    public byte @Nullable [] cell(int column) {
        return tuples.get(at).get(column);
    }

    @Override
    public void advance() {
        at++;
    }

    private int step() {
        long bytes = 1;
        for (Tuple tuple : tuples) {
            bytes += tuple.length() + (long) CELL_OVERHEAD * fields.length;
        }
        long rows = BUFFER * (long) Math.max(1, tuples.size()) / bytes;
        return Math.clamp(rows, 1, MOST);
    }
}
