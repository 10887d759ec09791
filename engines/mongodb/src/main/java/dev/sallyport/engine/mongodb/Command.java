package dev.sallyport.engine.mongodb;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A command of the closed set, understood completely. */
sealed interface Command {
    /** What answers with documents and changes none. */
    sealed interface Read extends Command {
        Source source();

        Options options();
    }

    /**
     * @param variables what `let` names
     * @param time how long it may take at most, in milliseconds
     */
    record Options(Map<String, Expression> variables, OptionalLong time) {}

    /** `find` and `aggregate`: both are answered by a pipeline. */
    record Documents(Source source, List<Stage> stages, Options options) implements Read {}

    record Count(Source source, List<Stage> stages, Options options) implements Read {}

    record Distinct(Source source, List<Stage> stages, FieldPath key, Options options) implements Read {}
}
