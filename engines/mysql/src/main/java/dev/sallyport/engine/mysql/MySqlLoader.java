package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.operation.ObjectName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Reads the catalog of a database. */
final class MySqlLoader {
    private final String source;
    private final String database;
    private final MySqlCatalogQuery query;
    private final MySqlRulesQuery rules;
    private final MySqlKnown known = new MySqlKnown();

    private MySqlLoader(String source, String database, MySqlCatalogQuery query, MySqlRulesQuery rules) {
        this.source = source;
        this.database = database;
        this.query = query;
        this.rules = rules;
    }

    /** One that reads as much as the gateway's own role may see. */
    static MySqlLoader of(SourceSettings settings, MySqlPool pool) throws EngineFailure {
        try (MySqlSession session = pool.session()) {
            MySqlCatalogQuery query =
                    new MySqlCatalogQuery(numbered(session), session.server().isMariaDb());
            MySqlRulesQuery rules = new MySqlRulesQuery(session.server().product(), query.children());
            return new MySqlLoader(settings.name(), settings.database(), query, rules);
        } catch (SQLException e) {
            throw MySqlErrors.failure(e);
        }
    }

    /** Where table spaces are numbered, if the right to see that is there: PROCESS, on both products. */
    private static String numbered(MySqlSession session) throws SQLException {
        String view = session.server().isMariaDb()
                ? MySqlCatalogQuery.NUMBERED_BY_MARIADB
                : MySqlCatalogQuery.NUMBERED_BY_MYSQL;
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
            read(session, each, List.of(), found::add);
        }
        for (String each : rules.whole()) {
            read(session, each, List.of(), found::addRules);
        }
        SortedMap<ObjectName, MySqlRelation> relations = found.relations(renames);
        relations.replaceAll((_, relation) -> ruled(relation, found));
        return MySqlCatalog.of(source, database, session.server(), relations);
    }

    /** The tables that were read before. */
    MySqlKnown known() {
        return known;
    }

    /** How a catalog is marked by its rules. */
    List<String> marks() {
        return rules.marks();
    }

    private MySqlRelation ruled(MySqlRelation relation, MySqlFound found) {
        return relation.isView() ? relation : relation.ruledBy(found.rules(relation.id(), rules.seesChildren()));
    }

    /**
     * Some relations by their names, which stay as they are found until the transaction ends.
     *
     * @param ruled those of them that have their rules, which stay as well
     */
    SortedMap<ObjectName, MySqlRelation> load(MySqlSession session, List<String> names, List<String> ruled)
            throws SQLException {
        MySqlFound found = new MySqlFound(source, database);
        if (!names.isEmpty()) {
            read(session, query.of(names), repeated(names, query.places()), found::add);
        }
        if (!ruled.isEmpty()) {
            read(session, rules.of(ruled), repeated(ruled, rules.places()), found::addRules);
        }
        SortedMap<ObjectName, MySqlRelation> relations =
                found.relations(found.holdsTwins() ? MySqlMark.renames(session) : "");
        relations.replaceAll((_, relation) -> ruled.contains(relation.id()) ? ruled(relation, found) : relation);
        return relations;
    }

    /**
     * What tells each of some tables from any other one, and from itself with another definition; they stay as they are
     * found until the transaction ends.
     *
     * @return by their names; nothing where one of them has no sign: a view, or a table whose definition the role may not see
     */
    Map<String, String> signs(MySqlSession session, List<String> names) throws SQLException {
        if (names.isEmpty() || !query.hasNumbers()) {
            return Map.of();
        }
        MySqlFound found = new MySqlFound(source, database);
        read(session, query.spaces(names), names, found::add);
        if (!names.stream().allMatch(found::hasSpace)) {
            return Map.of();
        }
        Map<String, String> signs = new HashMap<>();
        for (String each : names) {
            Optional<String> definition = shown(session, each);
            if (definition.isEmpty()) {
                return Map.of();
            }
            signs.put(each, found.space(each) + " " + definition.get());
        }
        return signs;
    }

    /** A role that may read some columns alone is not shown the definition. */
    private static Optional<String> shown(MySqlSession session, String table) throws SQLException {
        try {
            return Optional.of(MySqlTableState.definition(table, session));
        } catch (SQLException e) {
            if (MySqlErrors.isDenied(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The number of the space that holds a table's rows, nothing where that is not seen. */
    String space(MySqlSession session, String table) throws SQLException {
        MySqlFound found = new MySqlFound(source, database);
        for (String each : query.space()) {
            read(session, each, List.of(table), found::add);
        }
        return found.space(table);
    }

    private static List<String> repeated(List<String> names, int places) {
        return names.stream()
                .flatMap(name -> Collections.nCopies(places, name).stream())
                .toList();
    }

    /** Takes the rows of a query. */
    @FunctionalInterface
    private interface Taking {
        void take(ResultSet rows) throws SQLException;
    }

    private static void read(MySqlSession session, String text, List<String> parameters, Taking taking)
            throws SQLException {
        try (PreparedStatement statement = session.prepare(text)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                taking.take(rows);
            }
        }
    }
}
