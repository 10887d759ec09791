package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Reading.Understood;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Several writes that run as one transaction: the operation does what each of them does, under references of its own.
 *
 * @param parts in the order in which they run
 */
record PostgresInOrder(List<Part> parts) implements Reading.Tree {
    /** For reading all of them: each may take as long as one that is sent alone. */
    private static final Duration TIME = Duration.ofSeconds(4);

    /** As many as the rows that one write may name: what is longer changes more than anybody reads. */
    private static final int FEW = 10;

    PostgresInOrder {
        parts = List.copyOf(parts);
    }

    /**
     * One of them.
     *
     * @param references what its own numbers of references are counted on from
     * @param parameters the same for the caller's parameters
     */
    record Part(PostgresTree tree, Operation operation, String shape, int references, int parameters) {}

    /** Reads them one by one; the first that is not understood, or is no write, refuses them all. */
    static Reading read(Statement.Body.InOrder list, List<Value> parameters, Function<Statement, Reading> reader) {
        List<Part> parts = new ArrayList<>();
        int references = 0;
        int taken = 0;
        long begun = System.nanoTime();
        for (Statement.Body.Part each : list.parts()) {
            if (System.nanoTime() - begun > TIME.toNanos()) {
                return late();
            }
            int end = taken + each.parameters();
            Reading reading = reader.apply(new Statement(each.body(), parameters.subList(taken, end)));
            boolean isLast = parts.size() == list.parts().size() - 1;
            if (reading instanceof Understood understood && isPart(understood, isLast)) {
                Operation operation = understood.operation();
                parts.add(new Part((PostgresTree) understood.tree(), operation, understood.shape(), references, taken));
                references += operation.effects().size();
                taken = end;
            } else {
                return refused(reading, parts.size() + 1);
            }
        }
        return new PostgresInOrder(parts).understood();
    }

    /** What reads or defines has nothing to wait for in a transaction, and only the last can have an answer of its own. */
    private static boolean isPart(Understood understood, boolean isLast) {
        return understood.operation().kind() == OperationKind.WRITE
                && understood.tree() instanceof PostgresTree tree
                && (isLast || tree.labels().isEmpty());
    }

    private static Reading refused(Reading reading, int number) {
        return switch (reading) {
            case Reading.Opaque(var refusal, var kind) ->
                new Reading.Opaque(
                        new Refusal(
                                refusal.reason(),
                                "in statement `" + number + "`: " + refusal.message(),
                                refusal.rule(),
                                refusal.nextStep(),
                                refusal.position()),
                        kind);
            case Understood understood ->
                new Reading.Opaque(
                        new Refusal(
                                Reason.UNSUPPORTED,
                                "statement `" + number
                                        + "` of the list reads or defines, or returns rows before the last",
                                "statement.list",
                                "send writes alone as a list, and `RETURNING` in the last of them"),
                        understood.operation().kind());
        };
    }

    private static Reading late() {
        return new Reading.Opaque(
                new Refusal(
                        Reason.DEADLINE,
                        "the list takes too long to read",
                        "statement.list",
                        "send fewer statements, or simpler ones"),
                OperationKind.UNKNOWN);
    }

    private Understood understood() {
        List<Effect> effects = new ArrayList<>();
        Set<String> functions = new TreeSet<>();
        Set<Risk> risks = parts.size() > FEW ? EnumSet.of(Risk.BULK) : EnumSet.noneOf(Risk.class);
        for (Part part : parts) {
            part.operation.effects().forEach(effect -> effects.add(counted(effect, part.references)));
            functions.addAll(part.operation.functions());
            risks.addAll(part.operation.risks());
        }
        String shape = parts.stream().map(Part::shape).collect(Collectors.joining("; "));
        return new Understood(new Operation(effects, functions, risks), this, shape);
    }

    private static Effect counted(Effect effect, int from) {
        return new Effect(
                from + effect.reference(),
                effect.verb(),
                effect.target(),
                effect.read(),
                effect.tested(),
                effect.returned(),
                effect.written(),
                effect.cause());
    }
}
