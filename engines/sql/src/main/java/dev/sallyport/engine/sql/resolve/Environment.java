package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query finds around it.
 *
 * @param outer the columns of the statement around it
 * @param tables the WITH tables that it may name
 * @param qualified whether a table that is none of WITH must stand with its schema
 */
record Environment(@Nullable Scope outer, Map<Name, Common> tables, boolean qualified) {
    static final Environment NONE = new Environment(null, Map.of(), false);

    /** Of a definition, where the server qualifies each relation but those of its own. */
    static final Environment DEFINITION = new Environment(null, Map.of(), true);

    Environment {
        tables = Map.copyOf(tables);
    }

    /**
     * A WITH table.
     *
     * @param printed its name in the print, which no other has
     * @param usable false where its name is known and its columns are not yet
     */
    record Common(Name printed, List<Column> columns, boolean usable) {
        Common {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column of a query.
     *
     * @param name by which the query around it finds it
     * @param printed its name in the print, which no other of the query has
     * @param sources the columns of tables that its values may depend on
     */
    record Column(Name name, Name printed, Set<ResolvedColumn> sources) {
        Column {
            sources = Set.copyOf(sources);
        }
    }

    Environment inside(@Nullable Scope around) {
        return new Environment(around, tables, qualified);
    }

    Environment with(Name name, Common table) {
        Map<Name, Common> more = new HashMap<>(tables);
        more.put(name, table);
        return new Environment(outer, more, qualified);
    }
}
