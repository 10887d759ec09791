package dev.sallyport.operation;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a statement does, complete: its effects, the functions it calls and the reasons to be careful with it.
 *
 * <p>The kind follows from the effects, never from the leading keyword: a read that deletes is a write.
 */
public record Operation(List<Effect> effects, Set<String> functions, Set<Risk> risks) {
    public Operation {
        effects = List.copyOf(effects);
        functions = Collections.unmodifiableSet(new TreeSet<>(functions));
        risks = Collections.unmodifiableSet(new TreeSet<>(risks));
    }

    public OperationKind kind() {
        return effects.stream().map(effect -> effect.verb().kind()).reduce(OperationKind.READ, OperationKind::and);
    }
}
