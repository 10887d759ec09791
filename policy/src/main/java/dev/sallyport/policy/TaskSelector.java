package dev.sallyport.policy;

/** Which tasks a grant is for. */
public sealed interface TaskSelector {
    /** This task. */
    record Exact(String task) implements TaskSelector {
        public Exact {
            requireText(task);
        }
    }

    /** Every task whose name starts so. */
    record Prefix(String start) implements TaskSelector {
        public Prefix {
            requireText(start);
        }
    }

    /** Every task. */
    record Any() implements TaskSelector {}

    default boolean matches(String task) {
        return switch (this) {
            case Exact(String exact) -> exact.equals(task);
            case Prefix(String start) -> task.startsWith(start);
            case Any() -> !task.isEmpty();
        };
    }

    private static void requireText(String task) {
        if (task.isBlank()) {
            throw new IllegalArgumentException("`" + task + "` is not the name of a task");
        }
    }
}
