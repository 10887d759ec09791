package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.postgresql.PostgresRelation.Trait;
import dev.sallyport.engine.run.Digest;
import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.postgresql.core.Tuple;

/**
 * Reads the relations of a database.
 *
 * <p>INVARIANT: a relation's description and its fingerprint are of one snapshot; a fingerprint that is newer than the
 * description would let a changed relation pass as the one that was decided on.
 */
final class PostgresLoader {
    static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; ";

    static final String USERS_OWN = " n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'"
            + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f')";

    private static final String RELATIONS =
            """
            SELECT c.oid::text, n.nspname::text, c.relname::text, c.relkind::text, c.relrowsecurity::text, \
            (c.relispartition OR EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid))::text, \
            (c.relkind <> 'p' AND EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid))::text, \
            (c.relkind = 'p' AND EXISTS ( \
            WITH RECURSIVE below AS ( \
            SELECT i.inhrelid FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid UNION ALL \
             SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN below b ON i.inhparent = b.inhrelid) \
            SELECT FROM below b JOIN pg_catalog.pg_class k ON k.oid = b.inhrelid \
             WHERE k.relkind NOT IN ('r', 'p') OR k.relowner <> c.relowner))::text, \
            EXISTS (SELECT FROM pg_catalog.unnest(c.reloptions) o WHERE o LIKE 'security\\_barrier=%')::text, \
            CASE WHEN c.relkind IN ('v', 'm') THEN coalesce(pg_catalog.pg_get_viewdef(c.oid), '') ELSE '' END \
            """ + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE";

    private static final String COLUMNS =
            "SELECT c.oid::text, a.attname::text, a.attnum::text, a.atttypid::text, a.atttypmod::text,"
                    + " a.attcollation::text, pg_catalog.format_type(a.atttypid, a.atttypmod), (NOT a.attnotnull)::text,"
                    + " a.attgenerated::text,"
                    + " coalesce(pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT'), false)::text"
                    + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
                    + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE a.attnum > 0 AND NOT a.attisdropped AND";

    private final SourceSettings settings;

    PostgresLoader(SourceSettings settings) {
        this.settings = settings;
    }

    /** All of a database, in the transaction that the caller began, with what the server brings along. */
    PostgresCatalog load(PostgresSession session) throws SQLException {
        CompletableFuture<PostgresBuiltins> builtins = PostgresBuiltinsLoader.begin(session, settings.schemas());
        SortedMap<ObjectName, PostgresRelation> relations = read(session, USERS_OWN);
        return catalog(relations, builtins.join());
    }

    /** A catalog in which some relations are as this transaction shows them, and what says something of them; others stay. */
    PostgresCatalog load(PostgresSession session, PostgresCatalog then, Set<String> changed) throws SQLException {
        Set<String> anew = new HashSet<>(changed);
        asked(PostgresStamps.dependents(PostgresClosure.numbers(changed)), session).stream()
                .map(tuple -> new PostgresRow(tuple).text(0))
                .forEach(anew::add);
        SortedMap<ObjectName, PostgresRelation> relations = new TreeMap<>(then.every());
        relations
                .values()
                .removeIf(relation -> anew.contains(relation.description().id()));
        relations.putAll(read(session, USERS_OWN + " AND c.oid IN (" + PostgresClosure.numbers(anew) + ")"));
        return catalog(relations, then.builtins());
    }

    private PostgresCatalog catalog(SortedMap<ObjectName, PostgresRelation> relations, PostgresBuiltins builtins) {
        Digest version = new Digest();
        version.add(builtins.version().getBytes(UTF_8));
        relations.values().forEach(relation -> version.add(relation.version().getBytes(UTF_8)));
        return new PostgresCatalog(
                version.end(),
                settings.name(),
                settings.database(),
                builtins.serverVersion(),
                settings.schemas(),
                relations,
                builtins);
    }

    /** While the server answers one question, what it answered before is read. */
    private SortedMap<ObjectName, PostgresRelation> read(PostgresSession session, String which) throws SQLException {
        List<Tuple> listed = asked(COLUMNS + which, session);
        CompletableFuture<Map<String, List<PostgresColumn>>> columns = Beside.begin(() -> columns(listed));
        List<Tuple> ruling = asked(PostgresRulesQuery.of(which), session);
        CompletableFuture<Map<String, List<Rule>>> rules = Beside.begin(() -> PostgresRules.of(ruling));
        List<Tuple> found = asked(RELATIONS + which, session);
        Map<String, String> fingerprints = PostgresClosure.fingerprints(
                asked(PostgresClosure.query(which, PostgresRulesQuery.RULED), session), session);
        SortedMap<ObjectName, PostgresRelation> relations = new TreeMap<>();
        for (Tuple tuple : found) {
            PostgresRelation relation = relation(new PostgresRow(tuple), columns.join(), fingerprints, rules.join());
            relations.put(relation.name(), relation);
        }
        return relations;
    }

    private static List<Tuple> asked(String question, PostgresSession session) throws SQLException {
        return session.run(question, _ -> {}, 0).get(0).tuples();
    }

    /** The columns of each relation in the order of their numbers. */
    private static Map<String, List<PostgresColumn>> columns(List<Tuple> tuples) {
        Map<String, List<PostgresColumn>> columns = new HashMap<>();
        for (Tuple tuple : tuples) {
            PostgresRow row = new PostgresRow(tuple);
            columns.computeIfAbsent(row.text(0), _ -> new ArrayList<>()).add(column(row));
        }
        columns.values().forEach(own -> own.sort(Comparator.comparingInt(PostgresColumn::number)));
        return columns;
    }

    private static PostgresColumn column(PostgresRow row) {
        return new PostgresColumn(
                row.text(1),
                row.smallNumber(2),
                row.number(3),
                row.smallNumber(4),
                row.number(5),
                row.text(6),
                row.is(7),
                PostgresColumn.Generation.of(row.text(8)),
                row.is(9),
                true);
    }

    private PostgresRelation relation(
            PostgresRow row,
            Map<String, List<PostgresColumn>> columns,
            Map<String, String> fingerprints,
            Map<String, List<Rule>> rules) {
        String id = row.text(0);
        List<PostgresColumn> own = columns.getOrDefault(id, List.of());
        PostgresRules ruled = new PostgresRules(
                rules.getOrDefault(id, List.of()), fingerprints.getOrDefault(PostgresRelation.RULES + id, ""));
        ObjectDescription description = new ObjectDescription(
                new ObjectName(settings.name(), settings.database(), row.text(1), row.text(2)),
                id,
                kind(row.letter(3)),
                own.stream()
                        .map(column -> column.description(ruled.inputs(column.number())))
                        .toList());
        return PostgresRelation.of(
                description, requireNonNull(fingerprints.get(id)), own, traits(row), ruled, row.text(9));
    }

    private static ObjectDescription.Kind kind(char letter) {
        return switch (letter) {
            case 'r' -> ObjectDescription.Kind.TABLE;
            case 'p' -> ObjectDescription.Kind.PARTITIONED_TABLE;
            case 'v' -> ObjectDescription.Kind.VIEW;
            case 'm' -> ObjectDescription.Kind.MATERIALIZED_VIEW;
            default -> ObjectDescription.Kind.OTHER;
        };
    }

    private static Set<Trait> traits(PostgresRow row) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        List<Trait> inOrder =
                List.of(Trait.ROW_SECURITY, Trait.CHILD, Trait.PARENT, Trait.MIXED_PARTITIONS, Trait.BARRIER);
        for (int i = 0; i < inOrder.size(); i++) {
            if (row.is(4 + i)) {
                traits.add(inOrder.get(i));
            }
        }
        return traits;
    }
}
