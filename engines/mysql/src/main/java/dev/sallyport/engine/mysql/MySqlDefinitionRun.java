package dev.sallyport.engine.mysql;

import static java.util.stream.Collectors.joining;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.operation.OperationKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Definitions, which the server commits by themselves: the locks first, then the closure under them. What was checked waits
 * there, and the commit runs it.
 *
 * <p>INVARIANT: nothing is defined on a relation that is not what it was decided on; the locks last until it is done.
 */
final class MySqlDefinitionRun implements MySqlRun {
    /**
     * Whoever waits for the lock of a definition holds up everybody behind it, so that one which does not get it soon gives up
     * its place.
     */
    private static final String SETTINGS = "SET lock_wait_timeout=2";

    private static final String TAKEN = "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA ="
            + " DATABASE() AND LOWER(TABLE_NAME) = LOWER(?)";

    private final MySqlLoader loader;
    private final Runnable whenKept;

    /** @param whenKept reads the catalog anew, so that what was defined can be used */
    MySqlDefinitionRun(MySqlLoader loader, Runnable whenKept) {
        this.loader = loader;
        this.whenKept = whenKept;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.DDL;
    }

    @Override
    public Execution run(Sealed sealed, MySqlSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException {
        MySqlDefinitionText definition = MySqlDefinitionText.of(sealed);
        session.spoil();
        session.define(SETTINGS);
        if (!MySqlDefinitionFate.claim(definition.table(), session)) {
            throw MySqlDefinitionErrors.inTheWay();
        }
        boolean held = false;
        try {
            MySqlDefinitionFate fate = checked(definition, sealed.closure(), session);
            deadline.requireRunning();
            held = true;
            return new MySqlDefinitionExecution(definition, fate, loader, session, deadline, whenKept);
        } finally {
            if (!held) {
                letGo(session);
            }
        }
    }

    /** What ended it is what is told; the session is not used again, and lets go of its locks with it. */
    private static void letGo(MySqlSession session) {
        try {
            session.define("UNLOCK TABLES");
        } catch (SQLException e) {
            session.spoil();
        }
    }

    private MySqlDefinitionFate checked(MySqlDefinitionText definition, Closure closure, MySqlSession session)
            throws EngineFailure, ClosureChanged, SQLException {
        lock(closure, session);
        var _ = MySqlClosure.requireSame(closure, loader, session);
        requireNew(definition, session);
        Optional<MySqlTableState> before = MySqlTableState.of(definition.table(), loader, session);
        boolean creates = definition.sort() == MySqlDefinitionText.Sort.CREATION;
        if (creates && before.isPresent()) {
            throw MySqlDefinitionErrors.nameTaken("NAME");
        }
        if (!creates && before.isEmpty()) {
            throw new ClosureChanged();
        }
        return new MySqlDefinitionFate(definition.sort(), definition.table(), before);
    }

    /** By the names that they have now: under another name a table does not have the sealed fingerprint. */
    private static void lock(Closure closure, MySqlSession session) throws ClosureChanged, SQLException {
        if (closure.objects().isEmpty()) {
            return;
        }
        String tables = closure.objects().stream()
                .filter(MySqlRelation::isRelation)
                .map(member -> MySqlNames.quoted(member.id()) + " WRITE")
                .collect(joining(", "));
        try {
            session.define("LOCK TABLES " + tables);
        } catch (SQLException e) {
            if (MySqlErrors.isGone(e)) {
                throw new ClosureChanged();
            }
            throw e;
        }
    }

    /** One that differs in its letters' size alone would make both of them nameless here. */
    private static void requireNew(MySqlDefinitionText definition, MySqlSession session)
            throws EngineFailure, SQLException {
        if (definition.becomes().isEmpty()) {
            return;
        }
        boolean creates = definition.sort() == MySqlDefinitionText.Sort.CREATION;
        try (PreparedStatement statement = session.prepare(TAKEN)) {
            statement.setString(1, definition.becomes().get());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (creates || !rows.getString(1).equals(definition.table())) {
                        throw MySqlDefinitionErrors.nameTaken("NAME");
                    }
                }
            }
        }
    }
}
