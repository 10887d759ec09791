package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.operation.OperationKind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Oid;
import org.postgresql.core.Tuple;

/**
 * Plans of reads: settings of the call, the plan, the closure and the indexes in one round trip of one transaction. What the
 * server says of the plan stays here, and the lines that are made of it are the answer.
 *
 * <p>Planning computes what is constant, as it does for the read itself: with functions of the list alone, because no other
 * stands in a rendering.
 */
final class PostgresPlanRun implements PostgresRun {
    private static final byte[] WORDS = PostgresPlanSealer.WORDS.getBytes(US_ASCII);
    private static final int STATEMENTS = 4;
    private static final int PLAN = 1;
    private static final int CLOSURE = 2;
    private static final int INDEXES = 3;

    private final IntFunction<String> typeNames;

    /** @param typeNames the engine's spelling of a type, by its oid */
    PostgresPlanRun(IntFunction<String> typeNames) {
        this.typeNames = typeNames;
    }

    /** Whether it is one, by the words that nothing but a plan is sealed with: its answer must never be released as it is. */
    static boolean takes(Sealed sealed) {
        byte[] text = sealed.canonical();
        return text.length >= WORDS.length && Arrays.equals(text, 0, WORDS.length, WORDS, 0, WORDS.length);
    }

    @Override
    public OperationKind kind() {
        return OperationKind.READ;
    }

    @Override
    public Execution run(PostgresCall call, PostgresSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException {
        Sealed sealed = call.sealed();
        PostgresResults results = session.run(text(call), call::bind, 0);
        deadline.requireRunning();
        if (results.size() != STATEMENTS) {
            throw SourceFailure.internal("STATEMENTS");
        }
        if (!PostgresClosure.matches(sealed.closure(), results.get(CLOSURE).tuples(), session)) {
            throw new ClosureChanged();
        }
        PostgresPlanNode plan = PostgresPlanReader.read(document(results.get(PLAN)));
        PostgresPlanNames names =
                PostgresPlanNames.of(sealed.told(), results.get(INDEXES).tuples());
        PostgresRows rows = new PostgresRows(session, answer(PostgresPlanText.lines(plan, names)));
        Batches batches = rows.batches(sealed.limits());
        return new PostgresExecution(
                session, deadline, call.columns(rows.fields(), batches.types(), typeNames), batches);
    }

    private static String text(PostgresCall call) {
        return PostgresCall.SETTINGS + call.settings() + "; " + call.text() + "; "
                + PostgresClosure.query(call.sealed().closure()) + "; "
                + PostgresPlanNames.query(call.sealed().told());
    }

    /** The one cell of the one row. */
    private static byte[] document(PostgresResults.Rows plan) throws EngineFailure {
        boolean single = plan.tuples().size() == 1 && plan.fields().length == 1;
        byte @Nullable [] cell = single ? plan.tuples().getFirst().get(0) : null;
        if (cell == null) {
            throw SourceFailure.internal("PLAN");
        }
        return cell;
    }

    private static PostgresResults.Rows answer(List<String> lines) {
        Field[] fields = {new Field("QUERY PLAN", Oid.TEXT)};
        List<Tuple> tuples = lines.stream()
                .map(line -> new Tuple(new byte[][] {line.getBytes(UTF_8)}))
                .toList();
        return new PostgresResults.Rows(fields, tuples, Optional.empty());
    }
}
