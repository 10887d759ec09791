package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.postgresql.PostgresMark.Seen;
import dev.sallyport.engine.run.Snapshots;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The snapshots of a catalog of which the server tells what changed. */
final class PostgresSnapshots extends Snapshots<PostgresCatalog, PostgresMark> {
    private static final Duration LEAST = Duration.ofMillis(250);
    private static final int REST = 4;
    /** Where more than these have changed, everything is read. */
    private static final int MOST_CHANGED = 1000;

    private final PostgresPool pool;
    private final PostgresLoader loader;

    private PostgresSnapshots(PostgresPool pool, PostgresLoader loader, Held<PostgresCatalog, PostgresMark> first) {
        super(first, LEAST, REST);
        this.pool = pool;
        this.loader = loader;
    }

    static PostgresSnapshots load(PostgresPool pool, PostgresLoader loader) throws EngineFailure {
        return new PostgresSnapshots(pool, loader, read(pool, loader, PostgresMark::begin));
    }

    /** The engine's spelling of a type, by its oid. */
    String typeName(int oid) {
        return current()
                .builtins()
                .type(Integer.toUnsignedLong(oid))
                .map(PostgresType::name)
                .orElse("unknown");
    }

    @Override
    protected Held<PostgresCatalog, PostgresMark> read() throws EngineFailure {
        return read(pool, loader, PostgresMark::beginWhole);
    }

    @Override
    protected Held<PostgresCatalog, PostgresMark> readChanged(Held<PostgresCatalog, PostgresMark> then)
            throws EngineFailure {
        Optional<Held<PostgresCatalog, PostgresMark>> now = look(then);
        return now.isPresent() ? now.get() : read();
    }

    /** What there is now, or empty where everything is to be read. */
    private Optional<Held<PostgresCatalog, PostgresMark>> look(Held<PostgresCatalog, PostgresMark> then)
            throws EngineFailure {
        try (PostgresSession session = pool.session()) {
            Optional<Held<PostgresCatalog, PostgresMark>> now =
                    switch (then.mark().look(session)) {
                        case Seen.Nothing(var mark) -> Optional.of(new Held<>(then.catalog(), mark));
                        case Seen.Some(var mark, var relations) ->
                            changed(then.catalog(), relations, session).map(catalog -> new Held<>(catalog, mark));
                        case Seen.Everything() -> Optional.empty();
                    };
            session.commit();
            return now;
        } catch (SQLException e) {
            throw PostgresErrors.failure(e, Optional.empty());
        }
    }

    private Optional<PostgresCatalog> changed(PostgresCatalog then, Set<String> relations, PostgresSession session)
            throws SQLException {
        if (relations.size() > MOST_CHANGED) {
            return Optional.empty();
        }
        PostgresCatalog next = loader.load(session, then, relations);
        return next.hasUnknownType() ? Optional.empty() : Optional.of(next);
    }

    /** Marks the catalog in a transaction that it begins. */
    @FunctionalInterface
    private interface Marking {
        PostgresMark begin(PostgresSession session) throws SQLException;
    }

    private static Held<PostgresCatalog, PostgresMark> read(PostgresPool pool, PostgresLoader loader, Marking marking)
            throws EngineFailure {
        try (PostgresSession session = pool.session()) {
            PostgresMark mark = marking.begin(session);
            PostgresCatalog catalog = loader.load(session);
            session.commit();
            return new Held<>(catalog, mark);
        } catch (SQLException e) {
            throw PostgresErrors.failure(e, Optional.empty());
        }
    }
}
