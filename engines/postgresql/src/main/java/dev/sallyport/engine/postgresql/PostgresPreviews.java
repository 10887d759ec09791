package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Count;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Image;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Preview.Reversibility;
import dev.sallyport.engine.Reading.Understood;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.engine.run.Watch;
import dev.sallyport.engine.sql.rewrite.Grounds;
import dev.sallyport.engine.sql.rewrite.Sample;
import dev.sallyport.engine.sql.rules.PreviewedRows;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Operation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;

/**
 * Looks at the rows that a write would change, without changing any.
 *
 * <p>Count and sample come from one snapshot. The closure is compared in a transaction behind it: one that began later sees
 * whatever was there when the rows were read, and a change between the two is no more than one refusal too many.
 */
final class PostgresPreviews {
    private static final Duration MOST = Duration.ofSeconds(5);

    /** The server ends a statement this much before, so that its answer still arrives. */
    private static final Duration HEAD_START = Duration.ofMillis(250);

    private static final String BEGIN =
            PostgresSession.BEGIN_READ_ON_SNAPSHOT + "; SELECT pg_catalog.set_config('statement_timeout', ?, true); ";

    /** The statement that counts, behind those of the beginning. */
    private static final int COUNTED = 2;

    private static final int SAMPLED = 3;

    private final PostgresPool pool;
    private final Watch watch;
    private final PostgresLanguage language;
    private final Runnable whenChanged;

    /** @param whenChanged reads the catalog anew */
    PostgresPreviews(PostgresPool pool, Watch watch, PostgresLanguage language, Runnable whenChanged) {
        this.pool = pool;
        this.watch = watch;
        this.language = language;
        this.whenChanged = whenChanged;
    }

    /** What is looked at, and how. */
    private record Look(Count count, Optional<Sample<PostgresRelation>> sample, Closure closure, Duration left) {
        String text() {
            return BEGIN + PostgresFound.text(count)
                    + sample.map(each -> "; " + each.text()).orElse("") + "; COMMIT";
        }

        void bind(ParameterList parameters) throws SQLException {
            long time = Math.max(1, left.minus(HEAD_START).toMillis());
            parameters.setStringParameter(1, Long.toString(time), Oid.TEXT);
            List<Sealed.Parameter> all = Stream.concat(
                            count.parameters().stream(), sample.stream().flatMap(each -> each.parameters().stream()))
                    .toList();
            PostgresParameters.bind(all, parameters, 2);
        }
    }

    Preview preview(Understood understood, Sealed sealed, Obligations shown) throws EngineFailure {
        Reversibility reversibility = PostgresReversibility.of(understood);
        if (sealed.count().isEmpty() || !(understood.tree() instanceof PostgresTree tree)) {
            Optional<Query> statement =
                    understood.tree() instanceof PostgresTree other ? Optional.of(other.query()) : Optional.empty();
            return PreviewedRows.uncounted(understood.operation(), statement, reversibility);
        }
        Count count = sealed.count().get();
        Optional<Sample<PostgresRelation>> sample = language.sample(tree, count, shown);
        Duration left = sealed.limits().within(MOST).time();
        Look look = new Look(count, sample, closure(sealed.closure(), sample), left);
        return look(look, understood.operation(), reversibility);
    }

    /** Also what the row filter of the sample looks into. */
    private static Closure closure(Closure sealed, Optional<Sample<PostgresRelation>> sample) {
        Stream<Closure.Member> more =
                sample.stream().flatMap(each -> each.relations().stream()).map(PostgresRelation::member);
        return Grounds.closed(Stream.concat(sealed.objects().stream(), more));
    }

    private Preview look(Look look, Operation operation, Reversibility reversibility) throws EngineFailure {
        try (PostgresSession session = pool.session()) {
            Deadline deadline = watch.begin(session, look.left);
            try {
                return look(look, session, operation, reversibility);
            } catch (SQLException e) {
                if (deadline.ending().isEmpty() && isUnreachable(e)) {
                    throw PostgresErrors.failure(e, Optional.empty());
                }
                throw new EngineFailure(PreviewedRows.UNCOUNTED, String.valueOf(e.getSQLState()));
            } finally {
                deadline.leave(session);
            }
        }
    }

    private static boolean isUnreachable(SQLException error) {
        return !(error instanceof PostgresParameters.OutOfRange) && PostgresErrors.isUnreachable(error);
    }

    private Preview look(Look look, PostgresSession session, Operation operation, Reversibility reversibility)
            throws EngineFailure, SQLException {
        PostgresSteps steps = session.runCounted(look.text(), look::bind);
        if (!PostgresClosure.isSame(look.closure, session)) {
            whenChanged.run();
            throw SourceFailure.catalogChanged("CLOSURE");
        }
        Image image = image(steps.row(COUNTED));
        return new Preview(
                PreviewedRows.isOfTargetAlone(operation) ? OptionalLong.of(image.rows()) : OptionalLong.empty(),
                Optional.of(image),
                look.sample.map(Sample::labels).orElse(List.of()),
                look.sample.isPresent() ? cells(steps) : List.of(),
                reversibility);
    }

    /** What a count gave. */
    static Image image(PostgresRow row) {
        return new Image(row.number(0), HexFormat.of().parseHex(row.text(1)));
    }

    private static List<List<Optional<String>>> cells(PostgresSteps steps) throws SQLException {
        return steps.rows(SAMPLED).stream()
                .map(PostgresRow::new)
                .map(row -> IntStream.range(0, row.cells().fieldCount())
                        .mapToObj(n -> row.isNull(n) ? Optional.<String>empty() : Optional.of(row.text(n)))
                        .toList())
                .toList();
    }
}
