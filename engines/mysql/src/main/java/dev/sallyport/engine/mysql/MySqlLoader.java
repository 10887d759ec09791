package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.SourceSettings;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** Reads the catalog of a database. */
final class MySqlLoader {
    private static final String NEEDS_RIGHT = "SELECT NAME FROM information_schema.INNODB_TABLESPACES_BRIEF WHERE NAME = ''";

    private final String source;
    private final String database;
    private final MySqlCatalogQuery query;

    private MySqlLoader(String source, String database, MySqlCatalogQuery query) {
        this.source = source;
        this.database = database;
        this.query = query;
    }

    /** One that reads as much as the gateway's own role may see. */
    static MySqlLoader of(SourceSettings settings, MySqlPool pool) throws EngineFailure {
        try (MySqlSession session = pool.session()) {
            return new MySqlLoader(
                    settings.name(), settings.database(), new MySqlCatalogQuery(readsIds(session)));
        } catch (SQLException e) {
            throw MySqlErrors.failure(e);
        }
    }

    /** MariaDB has no such view; there the time of a table moves when it gets another name, which it does not on MySQL. */
    private static boolean readsIds(MySqlSession session) throws SQLException {
        try (PreparedStatement statement = session.prepare(NEEDS_RIGHT);
                ResultSet _ = statement.executeQuery()) {
            return true;
        } catch (SQLException e) {
            if (MySqlErrors.isUnreachable(e)) {
                throw e;
            }
            return false;
        } finally {
            session.rollBack();
        }
    }

    MySqlCatalogQuery query() {
        return query;
    }

    /** What there is now, of several queries one after the other: whoever calls compares marks before and after. */
    MySqlCatalog load(MySqlSession session) throws SQLException {
        MySqlFound found = new MySqlFound(source, database);
        for (String each : query.whole()) {
            read(session, each, List.of(), found);
        }
        return MySqlCatalog.of(source, database, session.server(), found.relations());
    }

    /** Some relations by their names, which stay as they are found until the transaction ends. */
    MySqlFound load(MySqlSession session, List<String> names) throws SQLException {
        MySqlFound found = new MySqlFound(source, database);
        if (!names.isEmpty()) {
            List<String> parameters = names.stream()
                    .flatMap(name -> Collections.nCopies(query.places(), name).stream())
                    .toList();
            read(session, query.of(names), parameters, found);
        }
        return found;
    }

    private static void read(MySqlSession session, String text, List<String> parameters, MySqlFound found)
            throws SQLException {
        try (PreparedStatement statement = session.prepare(text)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                found.add(rows);
            }
        }
    }
}
