package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Variable;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.function.Supplier;

/** Leaves the resolution of a statement with a refusal; the engine's reader turns it into a value. */
public final class Unresolved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private Unresolved(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    public static Unresolved because(Refusal refusal, Mark where) {
        return new Unresolved(where.position().equals(Mark.NONE.position()) ? refusal : refusal.at(where.position()));
    }

    /** More than one meaning, or none that is certain. */
    public static Unresolved notUnderstood(String message, String rule, String nextStep, Mark where) {
        return because(new Refusal(Reason.NOT_UNDERSTOOD, message, rule, nextStep), where);
    }

    /** Recognised, and outside of what is offered. */
    public static Unresolved unsupported(String message, String rule, String nextStep, Mark where) {
        return because(new Refusal(Reason.UNSUPPORTED, message, rule, nextStep), where);
    }

    /** More than is taken of what a statement may hold or stand for. */
    static Unresolved tooLarge(String message, String rule, String nextStep, Mark where) {
        return because(new Refusal(Reason.TOO_LARGE, message, rule, nextStep), where);
    }

    /** What is made of the definition of a view, with one answer to whatever is wrong in it; want of time or room is not. */
    public static <T> T insideView(TableReference view, Supplier<T> part) {
        try {
            return part.get();
        } catch (Unresolved inside) {
            throw inside.refusal.reason().isPassing() ? inside : view(view);
        }
    }

    /** The definition of a view is not understood. */
    public static Unresolved view(TableReference view) {
        return unsupported(
                "the definition of the view `" + view.name() + "` uses something that is not granted or not supported",
                "views.definition",
                "query the tables, or ask an admin for a grant of all that the view reads",
                view.at());
    }

    /** The one answer for a function or an operator that is not on the list, whether it exists or not. */
    public static Unresolved functionNotAllowed(String name, Mark where) {
        return functionNotAllowed(name, "", where);
    }

    /**
     * The same for one of the server's own that was looked at.
     *
     * @param why it is not on the list; empty where nobody said
     */
    public static Unresolved functionNotAllowed(String name, String why, Mark where) {
        return because(
                new Refusal(
                        Reason.FUNCTION_NOT_ALLOWED,
                        "`" + name + "` is not on the list of functions and operators"
                                + (why.isEmpty() ? "" : ": " + why),
                        "functions.allow-list",
                        "use a function of the list, or compute it from the plain columns on your side"),
                where);
    }

    /** No variable has a meaning here. */
    public static Unresolved variable(Variable variable) {
        return unsupported(
                "a variable outlives the statement, or tells of the server",
                "sql.variables",
                "send a value as a parameter, and number rows with `row_number() over (...)`",
                variable.at());
    }

    public static Unresolved badParameter(String message, String nextStep, Mark where) {
        return because(new Refusal(Reason.BAD_PARAMETER, message, "parameters.types", nextStep), where);
    }
}
