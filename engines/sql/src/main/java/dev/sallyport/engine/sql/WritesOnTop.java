package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.CommonTable;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.With;
import dev.sallyport.engine.sql.tree.Write;
import java.util.stream.Stream;

/** Holds what changes rows to the two places where a server takes it: the statement itself, and the tables of its WITH. */
final class WritesOnTop extends TreeMapper {
    private int writes;

    private WritesOnTop() {}

    static void require(Query statement) throws NotRead {
        WritesOnTop everywhere = new WritesOnTop();
        var _ = everywhere.query(statement);
        if (everywhere.writes > onTop(statement)) {
            throw NotRead.notUnderstood(
                    "a write stands inside of a query", "put it into `WITH` at the beginning of the statement");
        }
    }

    private static long onTop(Query statement) {
        With with = statement.with();
        Stream<CommonTable> tables = with == null ? Stream.of() : with.tables().stream();
        return Stream.concat(Stream.of(statement), tables.map(CommonTable::query))
                .filter(query -> query.body() instanceof Write)
                .count();
    }

    @Override
    protected Write write(Write write) {
        writes++;
        return super.write(write);
    }
}
