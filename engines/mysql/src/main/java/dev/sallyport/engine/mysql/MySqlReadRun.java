package dev.sallyport.engine.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mysql.cj.result.Field;
import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.OperationKind;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Reads: the closure first, whose locks last, then the query. */
final class MySqlReadRun implements MySqlRun {
    private final MySqlLoader loader;
    private final MySqlSearches searches;

    MySqlReadRun(MySqlLoader loader, MySqlSearches searches) {
        this.loader = loader;
        this.searches = searches;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.READ;
    }

    @Override
    public Execution run(Sealed sealed, MySqlSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException {
        SortedMap<ObjectName, MySqlRelation> relations = MySqlClosure.requireSame(sealed.closure(), loader, session);
        deadline.requireRunning();
        String text = new String(sealed.canonical(), UTF_8);
        searches.requireShort(text, sealed.parameters());
        PreparedStatement statement = session.streaming(text);
        MySqlParameters.bind(sealed.parameters(), statement);
        MySqlRows rows = new MySqlRows(statement, statement.executeQuery());
        deadline.requireRunning();
        Field[] fields = rows.fields();
        MySqlTripwire.requireOrigin(sealed, relations.values(), fields, session.server());
        Batches batches = rows.batches(sealed.limits());
        return new MySqlExecution(session, deadline, columns(sealed.columns(), fields, batches.types()), rows, batches);
    }

    private static List<ResultColumn> columns(List<OutputColumn> sealed, Field[] fields, List<ColumnType> types) {
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            OutputColumn column = sealed.get(i);
            columns.add(new ResultColumn(
                    column.label(), types.get(i), MySqlDecoders.spelled(fields[i]), column.origin(), column.mask()));
        }
        return List.copyOf(columns);
    }
}
