package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.run.Deadline;
import java.util.List;
import java.util.Optional;

/** Something that was checked and that answers with one document or none: it is kept, or only run, by the commit. */
abstract class MongoAnnouncedExecution extends MongoExecution {
    private final String name;
    private final long affected;
    private final Answer answer;
    private boolean given;

    /** What it answers with: nothing, or one document in one column. */
    record Answer(List<ResultColumn> columns, Optional<Batch> batch) {
        static final Answer NONE = new Answer(List.of(), Optional.empty());
    }

    /**
     * One that was done but for the commit.
     *
     * @param name by which it is known later, also to another gateway
     */
    MongoAnnouncedExecution(MongoSession session, Deadline deadline, String name, long affected, Answer answer) {
        super(session, deadline);
        this.name = name;
        this.affected = affected;
        this.answer = answer;
    }

    @Override
    public final List<ResultColumn> columns() {
        return answer.columns();
    }

    @Override
    public final Optional<Batch> next() throws EngineFailure {
        deadline().requireRunning();
        if (given) {
            return Optional.empty();
        }
        given = true;
        return answer.batch();
    }

    @Override
    public final Completion completion() {
        return Completion.COMPLETE;
    }

    @Override
    public final long truncatedCells() {
        return 0;
    }

    @Override
    public final long affected() {
        return affected;
    }

    @Override
    public final Optional<String> transaction() {
        return Optional.of(name);
    }
}
