package dev.sallyport.engine.sql.rewrite;

import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Verb;
import java.util.List;

/** The obligations of a definition, under which no mask and no filter can be put. */
public final class PlainCover {
    private PlainCover() {}

    /**
     * Whether nothing that is hidden is read.
     *
     * @throws IllegalArgumentException when a column that is read is not clear, a row is hidden, or a reference is not covered
     */
    public static void require(List<Effect> effects, Obligations obligations) {
        effects.stream()
                .filter(effect -> effect.cause().standsInStatement())
                .forEach(effect -> requirePlain(effect, obligations));
    }

    private static void requirePlain(Effect effect, Obligations obligations) {
        TableObligation obligation = obligations.references().get(effect.reference());
        if (obligation == null || !obligation.object().equals(effect.target())) {
            throw new IllegalArgumentException("the obligations do not cover reference `" + effect.reference() + "`");
        }
        for (String column : effect.read()) {
            if (!(obligation.disclosure(column) instanceof Disclosure.Clear)) {
                throw new IllegalArgumentException(
                        "a definition reads the column `" + column + "`, which is not clear");
            }
        }
        boolean reads = effect.verb() == Verb.READ || !effect.read().isEmpty();
        if (reads && obligation.filter().isPresent()) {
            throw new IllegalArgumentException("a definition reads rows that a filter hides");
        }
    }
}
