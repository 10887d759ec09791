package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Count;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Image;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Preview.Reversibility;
import dev.sallyport.engine.Reading.Understood;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.engine.run.Watch;
import dev.sallyport.engine.sql.rewrite.Grounds;
import dev.sallyport.engine.sql.rewrite.Sample;
import dev.sallyport.engine.sql.rules.PreviewedRows;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Verb;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Looks at the rows that a write would change, under the locks of the closure and without changing any. */
final class MySqlPreviews {
    private static final Duration MOST = Duration.ofSeconds(5);

    private final MySqlPool pool;
    private final Watch watch;
    private final MySqlLoader loader;
    private final Language language;
    private final Runnable whenChanged;

    /** @param whenChanged reads the catalog anew */
    MySqlPreviews(MySqlPool pool, Watch watch, MySqlLoader loader, Language language, Runnable whenChanged) {
        this.pool = pool;
        this.watch = watch;
        this.loader = loader;
        this.language = language;
        this.whenChanged = whenChanged;
    }

    /** What is looked at, and how. */
    private record Look(Count count, Optional<Sample<MySqlRelation>> sample, Closure closure, Duration left) {}

    Preview preview(Understood understood, Sealed sealed, Obligations shown) throws EngineFailure {
        Reversibility reversibility = PreviewedRows.reversibility(understood.operation());
        if (sealed.count().isEmpty() || !(understood.tree() instanceof MySqlTree tree)) {
            Optional<Query> statement =
                    understood.tree() instanceof MySqlTree other ? Optional.of(other.query()) : Optional.empty();
            return PreviewedRows.uncounted(understood.operation(), statement, reversibility);
        }
        requireHeld(understood.operation());
        Count count = sealed.count().get();
        Optional<Sample<MySqlRelation>> sample = language.sample(tree, count, shown);
        Duration left = sealed.limits().within(MOST).time();
        return look(
                new Look(count, sample, closure(sealed.closure(), sample), left),
                understood.operation(),
                reversibility);
    }

    /**
     * The rows of other tables, which decide what is found, are not held from the look to the write: without them being the same
     * nobody could be asked.
     */
    private static void requireHeld(Operation operation) throws EngineFailure {
        boolean others = operation.effects().stream()
                .anyMatch(effect -> effect.verb() == Verb.READ && effect.cause().standsInStatement());
        if (others) {
            throw new EngineFailure(PreviewedRows.UNCOUNTED, "OTHERS");
        }
    }

    /** Also what the row filter of the sample looks into. */
    private static Closure closure(Closure sealed, Optional<Sample<MySqlRelation>> sample) {
        Stream<Closure.Member> more =
                sample.stream().flatMap(each -> each.relations().stream()).map(MySqlRelation::member);
        return Grounds.closed(Stream.concat(sealed.objects().stream(), more));
    }

    private Preview look(Look look, Operation operation, Reversibility reversibility) throws EngineFailure {
        try (MySqlSession session = pool.session()) {
            Deadline deadline = watch.begin(session, look.left);
            try {
                session.pin(OperationKind.READ, look.left, Long.MAX_VALUE);
                MySqlClosure.requireSame(look.closure, loader, session);
                return look(look, session, operation, reversibility);
            } catch (ClosureChanged e) {
                whenChanged.run();
                throw SourceFailure.catalogChanged("CLOSURE");
            } catch (SQLException e) {
                if (deadline.ending().isEmpty() && MySqlErrors.isUnreachable(e)) {
                    throw MySqlErrors.failure(e);
                }
                throw new EngineFailure(PreviewedRows.UNCOUNTED, Integer.toString(e.getErrorCode()));
            } catch (MySqlParameters.OutOfRange e) {
                throw new EngineFailure(PreviewedRows.UNCOUNTED, "RANGE");
            } finally {
                deadline.leave(session);
            }
        }
    }

    private static Preview look(Look look, MySqlSession session, Operation operation, Reversibility reversibility)
            throws SQLException {
        Image image = MySqlImages.look(look.count, session);
        List<List<Optional<String>>> cells = new ArrayList<>();
        if (look.sample.isPresent()) {
            cells.addAll(cells(look.sample.get(), session));
        }
        return new Preview(
                PreviewedRows.isOfTargetAlone(operation) ? OptionalLong.of(image.rows()) : OptionalLong.empty(),
                Optional.of(image),
                look.sample.map(Sample::labels).orElse(List.of()),
                cells,
                reversibility);
    }

    private static List<List<Optional<String>>> cells(Sample<MySqlRelation> sample, MySqlSession session)
            throws SQLException {
        try (PreparedStatement statement = session.prepare(sample.text())) {
            MySqlParameters.bind(sample.parameters(), statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<List<Optional<String>>> cells = new ArrayList<>();
                while (rows.next()) {
                    List<Optional<String>> row = new ArrayList<>();
                    for (int i = 1; i <= sample.labels().size(); i++) {
                        row.add(Optional.ofNullable(rows.getString(i)));
                    }
                    cells.add(row);
                }
                return cells;
            }
        }
    }
}
