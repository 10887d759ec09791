package dev.sallyport.server.identity;

import java.util.List;

/** Says that a text is not JSON within the bounds; {@code tooDeepAt} is the path where it went too deep, if it did. */
final class JsonException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> tooDeepAt;

    JsonException(String problem) {
        this(problem, List.of());
    }

    JsonException(String problem, List<String> tooDeepAt) {
        super(problem, null, false, false);
        this.tooDeepAt = tooDeepAt;
    }

    /** Whether the text went too deep by nothing but this member inside itself. */
    boolean tooDeepBy(String member) {
        return !tooDeepAt.isEmpty() && tooDeepAt.stream().allMatch(member::equals);
    }
}
