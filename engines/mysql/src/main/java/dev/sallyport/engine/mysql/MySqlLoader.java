package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.operation.ObjectName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** Reads the catalog of a database. */
final class MySqlLoader {
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
            return new MySqlLoader(settings.name(), settings.database(), new MySqlCatalogQuery(numbered(session)));
        } catch (SQLException e) {
            throw MySqlErrors.failure(e);
        }
    }

    /** Where table spaces are numbered, if the right to see that is there: PROCESS, on both products. */
    private static String numbered(MySqlSession session) throws SQLException {
        String view = session.server().isMariaDb() ? "INNODB_SYS_TABLESPACES" : "INNODB_TABLESPACES_BRIEF";
        try (PreparedStatement statement =
                        session.prepare("SELECT NAME FROM information_schema." + view + " WHERE NAME = ''");
                ResultSet _ = statement.executeQuery()) {
            return view;
        } catch (SQLException e) {
            if (MySqlErrors.isUnreachable(e)) {
                throw e;
            }
            return "";
        } finally {
            session.rollBack();
        }
    }

    /** What there is now, of several queries one after the other: whoever calls compares marks before and after. */
    MySqlCatalog load(MySqlSession session) throws SQLException {
        String renames = MySqlMark.renames(session);
        MySqlFound found = new MySqlFound(source, database);
        for (String each : query.whole()) {
            read(session, each, List.of(), found);
        }
        return MySqlCatalog.of(source, database, session.server(), found.relations(renames));
    }

    /** Some relations by their names, which stay as they are found until the transaction ends. */
    SortedMap<ObjectName, MySqlRelation> load(MySqlSession session, List<String> names) throws SQLException {
        MySqlFound found = new MySqlFound(source, database);
        if (!names.isEmpty()) {
            List<String> parameters = names.stream()
                    .flatMap(name -> Collections.nCopies(query.places(), name).stream())
                    .toList();
            read(session, query.of(names), parameters, found);
        }
        return found.relations(found.holdsTwins() ? MySqlMark.renames(session) : "");
    }

    /** The number of the space that holds a table's rows, nothing where that is not seen. */
    String space(MySqlSession session, String table) throws SQLException {
        MySqlFound found = new MySqlFound(source, database);
        for (String each : query.space()) {
            read(session, each, List.of(table), found);
        }
        return found.space(table);
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
