package dev.sallyport.e2e.bypass;

import java.util.Arrays;
import java.util.Locale;

/** What the corpus demands of one case; the rules stand in the corpus's own description. */
enum Expected {
    DENY,
    MASK,
    ALLOWED_MASKED,
    ALLOWED,
    ALLOWED_FILTERED,
    LIMIT_ENFORCED,
    CLASSIFIED_AS_WRITE,
    CLASSIFIED_AS_DDL,
    REQUIRES_APPROVAL,
    PARSE_ERROR_DENIED;

    /** The value of a word of the corpus; a word that is none throws. */
    static Expected of(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadCaseException("`" + word + "` is nothing to expect, expected one of "
                        + Arrays.stream(values()).map(Expected::word).toList()));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a writer's statement may run and change something, at once or with the yes of a person. */
    boolean mayRun() {
        return this == ALLOWED_MASKED || this == ALLOWED || this == REQUIRES_APPROVAL;
    }

    /** Whether it says how a statement must be classified. */
    boolean isClass() {
        return this == CLASSIFIED_AS_WRITE || this == CLASSIFIED_AS_DDL;
    }
}
