package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.SourceFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.postgresql.core.Field;
import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;

/** One sealed operation on its way to the server, and the time that it has left. */
record PostgresCall(Sealed sealed, long auditIndex, Duration left) {
    /** What every run begins with: it holds for the transaction alone. */
    static final String SETTINGS = "SELECT pg_catalog.set_config('statement_timeout', ?, true),"
            + " pg_catalog.set_config('application_name', ?, true)";

    static final int SETTINGS_PARAMETERS = 2;

    /** The server ends a statement this much before the call's time is over, so that its answer still arrives. */
    private static final Duration HEAD_START = Duration.ofMillis(250);

    /**
     * What the settings end with where a column is not shown: rows that nothing orders come in the order of what they were
     * read from, and an index that holds such a column and all that is asked for would tell which row has the least of it.
     */
    String settings() {
        return sealed.guarded().isEmpty() ? "" : ", pg_catalog.set_config('enable_indexonlyscan', 'off', true)";
    }

    String text() {
        return text(sealed);
    }

    static String text(Sealed sealed) {
        return new String(sealed.canonical(), UTF_8);
    }

    /** The parameters of {@link #SETTINGS}, and then those of the statement. */
    void bind(ParameterList parameters) throws SQLException {
        bindSettings(parameters);
        PostgresParameters.bind(sealed.parameters(), parameters, SETTINGS_PARAMETERS + 1);
    }

    /** The parameters of {@link #SETTINGS} alone. */
    void bindSettings(ParameterList parameters) throws SQLException {
        parameters.setStringParameter(1, Long.toString(serverTime()), Oid.TEXT);
        parameters.setStringParameter(SETTINGS_PARAMETERS, "sallyport:" + auditIndex, Oid.TEXT);
    }

    private long serverTime() {
        return Math.max(1, left.minus(HEAD_START).toMillis());
    }

    /** The columns of the answer as they were sealed, with the types that the server gave them. */
    List<ResultColumn> columns(Field[] fields, List<ColumnType> types, IntFunction<String> typeNames)
            throws EngineFailure {
        if (sealed.columns().size() != types.size()) {
            throw SourceFailure.internal("COLUMNS");
        }
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            OutputColumn column = sealed.columns().get(i);
            String engineType = typeNames.apply(fields[i].getOID());
            columns.add(new ResultColumn(column.label(), types.get(i), engineType, column.origin(), column.mask()));
        }
        return columns;
    }
}
