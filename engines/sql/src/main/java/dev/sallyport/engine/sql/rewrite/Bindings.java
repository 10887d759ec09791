package dev.sallyport.engine.sql.rewrite;

import dev.sallyport.engine.Sealed.Parameter;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.operation.Value;
import java.util.ArrayList;
import java.util.List;

/** The values that a rendering takes beside its text: those of the caller first, then the gateway's own. */
public final class Bindings {
    private final int caller;
    private final List<Parameter> own = new ArrayList<>();

    /**
     * None yet of the gateway.
     *
     * @param caller how many parameters of the caller there are
     */
    public Bindings(int caller) {
        this.caller = caller;
    }

    /** A value of the gateway. */
    public Expression bind(Value value) {
        return bind(new Parameter.Bound(value));
    }

    /** A key. */
    public Expression bindSecret(Value value) {
        return bind(new Parameter.Secret(value));
    }

    private Expression bind(Parameter parameter) {
        own.add(parameter);
        return new Expression.Parameter(caller + own.size(), Mark.NONE);
    }

    /** What the rendering takes for the parameter of that number. */
    public Parameter parameter(int number) {
        return number <= caller ? new Parameter.Caller(number) : own.get(number - caller - 1);
    }
}
