package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Query;
import java.util.List;

/** A typed query and the types of its columns. */
record TypedQuery(Query query, List<PostgresType> types) {
    PostgresType only(Mark at) {
        if (types.size() != 1) {
            throw Unresolved.notUnderstood(
                    "a query of `" + types.size() + "` columns stands for one value",
                    "types.resolution",
                    "select one column",
                    at);
        }
        return types.getFirst();
    }
}
