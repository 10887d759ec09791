package dev.sallyport.server.store;

import dev.sallyport.server.notice.NoticeQueue;
import dev.sallyport.server.notice.Notices;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The notices that wait to be sent; each came in with the change that it tells of. */
public final class JdbcNoticeQueue implements NoticeQueue {
    private final Database database;

    JdbcNoticeQueue(Database database) {
        this.database = database;
    }

    static void put(Connection connection, List<Notices.Outgoing> news) throws SQLException {
        for (Notices.Outgoing each : news) {
            var _ = Sql.update(
                    connection,
                    "INSERT INTO notice (id, webhook, body, attempts, due_micros, created_micros) VALUES (?, ?, ?, 0, 0, ?)",
                    List.of(each.id(), each.webhook(), each.body(), Micros.of(Instant.now())));
        }
    }

    @Override
    public List<Due> due(Instant now, int most) {
        return database.read(connection -> Sql.query(
                connection,
                """
                SELECT id, webhook, body, attempts FROM (
                    SELECT id, webhook, body, attempts, due_micros, created_micros,
                           row_number() OVER (PARTITION BY webhook ORDER BY due_micros, created_micros) AS place
                    FROM notice WHERE due_micros <= ?) AS waiting
                WHERE place <= ? ORDER BY due_micros, created_micros""",
                List.of(Micros.of(now), (long) most),
                row -> new Due(row.getString(1), row.getString(2), row.getBytes(3), row.getInt(4))));
    }

    @Override
    public void delivered(String id) {
        var _ = database.change(
                connection -> Sql.update(connection, "DELETE FROM notice WHERE id = ?", List.of(id)) == 1);
    }

    @Override
    public void failed(String id, Instant next) {
        var _ = database.change(connection -> Sql.update(
                        connection,
                        "UPDATE notice SET attempts = attempts + 1, due_micros = ? WHERE id = ?",
                        List.of(Micros.of(next), id))
                == 1);
    }
}
