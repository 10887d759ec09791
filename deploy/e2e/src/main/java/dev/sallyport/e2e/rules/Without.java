package dev.sallyport.e2e.rules;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Verb;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One rule switched off: what the decision does not hear of, what the rendering does not have to do, and what is run. */
record Without(UnaryOperator<Operation> heard, UnaryOperator<Obligations> rendered, UnaryOperator<Sealed> run) {
    static final Without NOTHING = new Without(heard -> heard, rendered -> rendered, run -> run);

    /** Consequences of one cause are no effects. */
    static Without effectsOf(Cause cause) {
        return hearing(operation -> new Operation(
                operation.effects().stream()
                        .filter(effect -> effect.cause() != cause)
                        .toList(),
                operation.functions(),
                operation.risks()));
    }

    /** A risk asks nobody. */
    static Without risk(Risk risk) {
        return hearing(operation -> {
            Set<Risk> risks = new HashSet<>(operation.risks());
            risks.remove(risk);
            return new Operation(operation.effects(), operation.functions(), risks);
        });
    }

    /** What is done to a table counts as something else that is done to it. */
    static Without verb(Verb hidden, Verb instead) {
        return effects(effect -> effect.verb() == hidden ? with(effect, instead, effect.read()) : effect);
    }

    /** What a statement reads through anything is not looked at. */
    static Without reads() {
        return effects(effect -> with(effect, effect.verb(), Set.of()));
    }

    /** Masks are left out of the rendering. */
    Without andMasks() {
        return rendering(
                each -> new TableObligation(each.grant(), each.object(), clear(each.columns()), each.filter()));
    }

    /** Nothing stands between a filter and the conditions of the caller. */
    static Without fence() {
        return running(whole -> like(whole, text(whole).replace(" OFFSET 0)", ")"), whole.closure()));
    }

    /** What was resolved on is not compared with what is there. */
    static Without comparison() {
        return running(whole -> like(whole, text(whole), new Closure(List.of())));
    }

    private static Without running(UnaryOperator<Sealed> run) {
        return new Without(NOTHING.heard, NOTHING.rendered, run);
    }

    private static String text(Sealed sealed) {
        return new String(sealed.canonical(), StandardCharsets.UTF_8);
    }

    private static Sealed like(Sealed sealed, String text, Closure closure) {
        return new Sealed(
                sealed.kind(),
                text.getBytes(StandardCharsets.UTF_8),
                sealed.parameters(),
                sealed.settings(),
                closure,
                sealed.columns(),
                sealed.guarded(),
                sealed.limits());
    }

    /** Masks alone are left out of the rendering. */
    static Without masks() {
        return NOTHING.andMasks();
    }

    /** Filters are left out of the rendering. */
    static Without filters() {
        return NOTHING.rendering(
                each -> new TableObligation(each.grant(), each.object(), each.columns(), Optional.empty()));
    }

    private static Map<String, Disclosure> clear(Map<String, Disclosure> columns) {
        Map<String, Disclosure> all = new LinkedHashMap<>();
        columns.keySet().forEach(column -> all.put(column, new Disclosure.Clear()));
        return all;
    }

    /** Both. */
    Without and(Without other) {
        return new Without(
                operation -> other.heard.apply(heard.apply(operation)),
                obligations -> other.rendered.apply(rendered.apply(obligations)),
                whole -> other.run.apply(run.apply(whole)));
    }

    private static Without hearing(UnaryOperator<Operation> heard) {
        return new Without(heard, NOTHING.rendered, NOTHING.run);
    }

    private static Without effects(UnaryOperator<Effect> each) {
        return hearing(operation -> {
            List<Effect> effects = operation.effects().stream().map(each).toList();
            return new Operation(effects, operation.functions(), operation.risks());
        });
    }

    private static Effect with(Effect effect, Verb verb, Set<String> read) {
        Set<String> returned = read.isEmpty() ? Set.of() : effect.returned();
        return new Effect(
                effect.reference(), verb, effect.target(), read, read, returned, effect.written(), effect.cause());
    }

    private Without rendering(UnaryOperator<TableObligation> each) {
        return new Without(
                heard,
                obligations -> {
                    Map<Integer, TableObligation> references = new TreeMap<>();
                    obligations
                            .references()
                            .forEach((number, obligation) -> references.put(number, each.apply(obligation)));
                    return new Obligations(
                            references, obligations.limits(), obligations.readOnly(), obligations.hints());
                },
                run);
    }
}
