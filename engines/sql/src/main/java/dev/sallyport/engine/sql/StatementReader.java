package dev.sallyport.engine.sql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.resolve.Placeholders;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Statement;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;

/** From a text to what an engine makes of its tree: each step understands all of it, or the statement is refused. */
public final class StatementReader {
    private final SqlFrontEnd frontEnd;
    private final Printer printer;

    public StatementReader(SqlFrontEnd frontEnd, Printer printer) {
        this.frontEnd = frontEnd;
        this.printer = printer;
    }

    /** Finds out what every name of a tree stands for, and everything else that the server would. */
    @FunctionalInterface
    public interface Resolver {
        /**
         * The whole of it, or {@link Unresolved} thrown.
         *
         * @param shape the statement with every literal as `?`
         */
        Reading.Understood resolve(Statement statement, String shape);
    }

    /**
     * Reads a text, or refuses it.
     *
     * @param parameters how many values were sent beside the text
     */
    public Reading read(String sql, int parameters, Resolver resolver) {
        return switch (frontEnd.read(sql)) {
            case Parsed.Refused refused -> new Reading.Opaque(refused.refusal(), refused.kind());
            case Parsed.Tree tree
            when tree.parameters() != parameters ->
                refused(new Refusal(
                        Reason.BAD_PARAMETER,
                        "the statement takes `" + tree.parameters() + "` parameters and `" + parameters + "` were sent",
                        "parameters.count",
                        "send one value for each parameter"));
            case Parsed.Tree tree -> resolved(tree, resolver);
        };
    }

    private Reading resolved(Parsed.Tree tree, Resolver resolver) {
        try {
            Printed shape = printer.print(Placeholders.in(tree.statement()), ParameterStyle.POSITIONAL);
            if (!shape.variables().isEmpty()) {
                throw Unresolved.variable(shape.variables().getFirst());
            }
            return resolver.resolve(tree.statement(), shape.text());
        } catch (Unresolved unresolved) {
            return new Reading.Opaque(unresolved.refusal(), tree.kind());
        }
    }

    /** What was sent is no text. */
    public static Reading noText() {
        return refused(new Refusal(
                Reason.MALFORMED,
                "this source takes a statement text, not a command document",
                "statement.form",
                "send the statement as text"));
    }

    /** Refused before there was a tree. */
    public static Reading refused(Refusal refusal) {
        return new Reading.Opaque(refusal, OperationKind.UNKNOWN);
    }
}
