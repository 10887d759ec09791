package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.CUSTOMERS;
import static dev.sallyport.policy.Shop.ORDERS;
import static dev.sallyport.policy.Shop.described;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Random operations on the shop, by a seed: reads and writes, stated or brought along, with constraints and risks. */
final class RandomOperations {
    private static final List<Verb> WRITES = List.of(Verb.INSERT, Verb.UPDATE, Verb.DELETE);

    private RandomOperations() {}

    static Operation operation(Random random) {
        List<Effect> effects = IntStream.range(0, random.nextInt(4))
                .mapToObj(reference -> effect(random, reference))
                .toList();
        return new Operation(effects, Set.of(), random.nextInt(6) == 0 ? Set.of(risk(random)) : Set.of());
    }

    static Risk risk(Random random) {
        return pick(random, List.of(Risk.values()));
    }

    /** What a grant allows; most allow more than one thing, so that one effect in a few finds a grant. */
    static Verb[] verbs(Random random) {
        Set<Verb> verbs = EnumSet.of(Verb.EXPLAIN);
        if (random.nextInt(4) != 0) {
            verbs.add(Verb.READ);
        }
        WRITES.stream().filter(_ -> random.nextInt(3) == 0).forEach(verbs::add);
        return verbs.toArray(Verb[]::new);
    }

    private static Effect effect(Random random, int reference) {
        ObjectName object = random.nextBoolean() ? CUSTOMERS : ORDERS;
        Set<String> columns = columns(random, object, 3);
        return switch (random.nextInt(8)) {
            case 0, 1 -> {
                Cause cause = random.nextInt(3) == 0 ? brought(random) : Cause.STATED;
                Verb verb = pick(random, WRITES);
                Set<String> written = verb == Verb.DELETE ? Set.of() : columns(random, object, 4);
                Set<String> read = random.nextInt(3) == 0 ? Set.of() : columns;
                yield new Effect(reference, verb, object, read, read, Set.of(), written, cause);
            }
            case 2 -> new Effect(reference, Verb.READ, object, columns, columns, Set.of(), Set.of(), Cause.CONSTRAINT);
            default -> Effect.reads(reference, object, columns, columns, Set.of());
        };
    }

    private static Cause brought(Random random) {
        return pick(random, List.of(Cause.CASCADE, Cause.TRIGGER, Cause.RULE, Cause.GENERATED));
    }

    private static Set<String> columns(Random random, ObjectName object, int oneIn) {
        Set<String> columns = new TreeSet<>();
        described(object).columns().forEach(column -> {
            if (random.nextInt(oneIn) == 0) {
                columns.add(column.name());
            }
        });
        return columns;
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
