package dev.sallyport.e2e.bypass;

import dev.sallyport.client.Query;
import dev.sallyport.engine.testkit.DocumentServer;
import dev.sallyport.engine.testkit.RunningDatabase;
import dev.sallyport.engine.testkit.RunningServer;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.v1.Verb;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database of the cases, as their run handles one of whatever engine; made by the administrator of its server. */
interface Stock extends AutoCloseable {
    /** Makes one from the text of a fixture. */
    static Stock load(RunningServer server, String fixture) throws SQLException {
        return switch (server) {
            case TestServer tables -> SqlStock.load(tables, fixture);
            case DocumentServer documents -> DocumentStock.load(documents, fixture);
        };
    }

    /** The major version by which a case says what it needs; the highest where what the server lacks is found out by asking it. */
    static int version(RunningServer server) {
        return switch (server) {
            case TestServer tables -> Shop.of(tables).version(tables);
            case DocumentServer _ -> Integer.MAX_VALUE;
        };
    }

    RunningDatabase database();

    /** Where its tables are in a policy. */
    String schema();

    /** What there is to classify, as `table.column`. */
    List<String> columns() throws SQLException;

    /** What a writer may define where a person says yes. */
    List<Verb> definitions();

    /** Lets a role do more than a gateway needs, so that only the gateway stands between. */
    void empower(String role) throws SQLException;

    Stock copy() throws SQLException;

    /** Makes it what another one is, even when somebody is connected to it. */
    void become(Stock template) throws SQLException;

    /** Makes D1 into the twin: everything masked holds its mask, and what is withheld is gone. */
    void mask() throws SQLException;

    /** Removes the rows that a filter hides. */
    void remove(HiddenRows hidden) throws SQLException;

    /** Makes the rows that a filter hides others. */
    void change(HiddenRows hidden) throws SQLException;

    /** The state of the database, by what it is the state of. */
    Map<String, String> digests() throws SQLException;

    /** What the server says to an operation of a case without a gateway; nothing of it is kept. */
    Raw.Answer run(String operation, List<String> parameters) throws SQLException;

    /** What the server lacks to run an operation that only reads, in its own words; empty where it can. */
    Optional<String> lacking(String operation);

    /** An operation of a case as it is sent to a gateway over this database. */
    Query query(String operation, List<String> parameters);

    /** An operation that every build answers. */
    String plain();

    @Override
    void close() throws SQLException;
}
