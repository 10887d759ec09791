package dev.sallyport.engine.mysql;

import com.mysql.cj.result.Field;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.engine.sql.rewrite.Grounds;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last look before rows leave: the server tells from which table each output comes.
 *
 * <p>It tells the column too, but by the name that a query inside the statement gave it, so that a name which is not guarded
 * proves nothing. A mask is an expression and comes from no table: what was sealed as masked must not come from one that has
 * masks. What was sealed as clear must not have the name of a guarded column of the table that it comes from.
 *
 * <p>MariaDB tells the alias of a derived table that it merged as if it were a table, whatever its columns are made of. So
 * there only a table that is told under another alias proves anything.
 */
final class MySqlTripwire {
    private MySqlTripwire() {}

    /** @param relations as they are under the locks of the transaction */
    static void requireOrigin(Sealed sealed, Collection<MySqlRelation> relations, Field[] fields, MySqlVersion server)
            throws EngineFailure {
        List<OutputColumn> columns = sealed.columns();
        if (columns.size() != fields.length) {
            throw SourceFailure.internal("COLUMNS");
        }
        Map<String, Set<String>> guarded = guarded(sealed.guarded(), relations);
        for (int i = 0; i < fields.length; i++) {
            String origin = folded(fields[i].getOriginalTableName());
            Set<String> names = guarded.get(origin);
            if (names != null
                    && (!server.isMariaDb() || !folded(fields[i].getTableName()).equals(origin))
                    && (columns.get(i).origin() != Origin.CLEAR
                            || names.contains(folded(fields[i].getOriginalName())))) {
                throw SourceFailure.tripwire();
            }
        }
    }

    /** Names of the guarded columns, by the names of their tables. */
    private static Map<String, Set<String>> guarded(List<String> guards, Collection<MySqlRelation> relations)
            throws EngineFailure {
        Map<String, Set<String>> names = new HashMap<>();
        int found = 0;
        for (MySqlRelation relation : relations) {
            for (MySqlColumn column : relation.columns()) {
                if (guards.contains(Grounds.guard(relation, column.name()))) {
                    names.computeIfAbsent(folded(relation.name().object()), _ -> new HashSet<>())
                            .add(folded(column.name()));
                    found++;
                }
            }
        }
        if (found != Set.copyOf(guards).size()) {
            throw SourceFailure.internal("GUARDS");
        }
        return names;
    }

    private static String folded(@Nullable String name) {
        return name == null ? "" : MySqlNames.folded(name);
    }
}
