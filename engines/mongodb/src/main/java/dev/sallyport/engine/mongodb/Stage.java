package dev.sallyport.engine.mongodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step of a pipeline; a closed set (MongoDB manual, "Aggregation stages"). */
sealed interface Stage {
    record Match(Condition condition) implements Stage {}

    record Project(Projection projection) implements Stage {}

    /** `$set` and `$addFields`. */
    record Set(Map<String, Expression> fields) implements Stage {}

    record Unset(List<FieldPath> paths) implements Stage {}

    /** `$replaceRoot` and `$replaceWith`. */
    record Replace(Expression root) implements Stage {}

    record Redact(Expression decision) implements Stage {}

    record SortBy(Sort sort) implements Stage {}

    record Limit(long documents) implements Stage {}

    record Skip(long documents) implements Stage {}

    record Sample(long size) implements Stage {}

    record Count(String field) implements Stage {}

    record SortByCount(Expression of) implements Stage {}

    record Unwind(FieldPath path, Optional<String> index, boolean keepsEmpty) implements Stage {}

    /** `$group`; fields are each the name of an accumulator and its argument. */
    record Group(Expression id, Map<String, Expression> fields) implements Stage {}

    record Bucket(
            Expression of, List<Expression> boundaries, Optional<Expression> otherwise, Map<String, Expression> fields)
            implements Stage {}

    record AutoBucket(Expression of, long buckets, Map<String, Expression> fields) implements Stage {}

    record Facet(Map<String, List<Stage>> pipelines) implements Stage {}

    /** `$lookup`: documents of another collection beside each document. */
    record Lookup(Source from, Optional<Keys> keys, Map<String, Expression> variables, List<Stage> pipeline, String as)
            implements Stage {}

    /** What is equal in both of a lookup. */
    record Keys(FieldPath local, FieldPath foreign) {}

    record Union(Source with, List<Stage> pipeline) implements Stage {}

    /** `$documents`: such that stand in the command. */
    record Documents(Expression documents) implements Stage {}

    /** Whether every value that comes out of it came in at the same path. */
    default boolean keepsPaths() {
        return switch (this) {
            case Match _, SortBy _, Limit _, Skip _, Sample _, Unset _ -> true;
            case Project(var projection) -> projection.isPlain();
            default -> false;
        };
    }
}
