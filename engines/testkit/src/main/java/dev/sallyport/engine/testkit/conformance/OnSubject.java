package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Capability;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.engine.testkit.TestCancellation;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the tests of one subject stand: an engine, and the gateway's part of each step. */
abstract class OnSubject {
    final EngineSubject subject;

    OnSubject(EngineSubject subject) {
        this.subject = subject;
    }

    final boolean claims(Capability capability) {
        return subject.claims().contains(capability);
    }

    final Reading read(Phrase phrase) {
        return read(subject.say(phrase));
    }

    final Reading read(Statement statement) {
        return subject.engine().read(statement, subject.engine().catalog());
    }

    final Reading.Understood understood(Phrase phrase) {
        return switch (read(phrase)) {
            case Reading.Understood understood -> understood;
            case Reading.Opaque(var refusal, var _) -> throw new AssertionError(phrase + " is claimed: " + refusal);
        };
    }

    /** Why it is not understood. */
    final Refusal refusal(Statement statement) {
        return switch (read(statement)) {
            case Reading.Understood _ -> throw new AssertionError(statement + " is understood");
            case Reading.Opaque(var refusal, var _) -> refusal;
        };
    }

    /** Whether the engine serves it; where it does not claim that, it must refuse it. */
    final boolean isServed(Phrase phrase) {
        boolean claimed = claims(phrase.capability());
        if (!claimed) {
            assertRefused(phrase);
        }
        return claimed;
    }

    /** A phrase that is no part of what the engine claims is refused, and for another reason than that it is no sense. */
    private void assertRefused(Phrase phrase) {
        assertThat(read(phrase)).as("%s is not claimed", phrase).isInstanceOf(Reading.Opaque.class);
        Refusal refusal = refusal(subject.say(phrase));
        assertThat(refusal.reason()).isIn(Reason.UNSUPPORTED, Reason.NOT_UNDERSTOOD);
        assertThat(refusal.message())
                .isNotEqualTo(refusal(subject.sayNonsense()).message());
    }

    final Sealed seal(Phrase phrase, Terms terms) {
        Reading.Understood understood = understood(phrase);
        return subject.engine().seal(understood, obligations(understood, terms));
    }

    final Obligations obligations(Reading.Understood understood, Terms terms) {
        return terms.on(understood.operation(), subject.engine().catalog());
    }

    final Execution open(Sealed sealed) throws EngineFailure {
        return subject.engine().open(Permit.mint(sealed, 1), new TestCancellation());
    }

    /** The answer to a phrase, its cells in order, row by row. */
    final List<String> answer(Phrase phrase, Terms terms) throws EngineFailure {
        return answer(seal(phrase, terms));
    }

    final List<String> answer(Sealed sealed) throws EngineFailure {
        try (Execution execution = open(sealed)) {
            return rows(execution);
        }
    }

    /** Runs and keeps it. */
    final long run(Phrase phrase, Terms terms) throws EngineFailure {
        try (Execution execution = open(seal(phrase, terms))) {
            rows(execution);
            execution.commit();
            return execution.affected();
        }
    }

    private static List<String> rows(Execution execution) throws EngineFailure {
        return Cells.rows(execution).stream()
                .map(row -> Cells.apart(execution.columns(), row).stream()
                        .map(cell -> cell.orElse("NULL"))
                        .collect(Collectors.joining(", ")))
                .toList();
    }

    /** How many rows come. */
    static long drain(Execution execution) throws EngineFailure {
        long rows = 0;
        for (Optional<Batch> batch = execution.next(); batch.isPresent(); batch = execution.next()) {
            rows += batch.get().rows();
        }
        return rows;
    }
}
