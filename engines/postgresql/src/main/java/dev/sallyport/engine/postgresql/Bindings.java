package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Sealed.Parameter;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.operation.Value;
import java.util.ArrayList;
import java.util.List;

/** The values that a rendering takes beside its text: those of the caller first, then the gateway's own. */
final class Bindings {
    private final int caller;
    private final List<Parameter> own = new ArrayList<>();

    Bindings(int caller) {
        this.caller = caller;
    }

    /** A value of the gateway in the place of an expression of that type. */
    Expression bind(Value value, String type) {
        return bind(new Parameter.Bound(value), type);
    }

    /** A key in the place of an expression of that type. */
    Expression bindSecret(Value value, String type) {
        return bind(new Parameter.Secret(value), type);
    }

    private Expression bind(Parameter parameter, String type) {
        own.add(parameter);
        return Sql.cast(new Expression.Parameter(caller + own.size(), Mark.NONE), type);
    }

    Parameter parameter(int number) {
        return number <= caller ? new Parameter.Caller(number) : own.get(number - caller - 1);
    }
}
