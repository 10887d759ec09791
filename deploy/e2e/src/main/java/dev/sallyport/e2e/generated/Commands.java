package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** Commands of MongoDB made by chance over the fixture of the bypass corpus, each from the seed and its own number. */
public final class Commands implements LongFunction<GeneratedRead> {
    private static final List<String> COLLECTIONS =
            List.of("users", "users", "users", "users", "orders", "products", "tickets", "users_view");

    /** Numbers beside each other must not begin alike, as they do where they are seeds themselves. */
    private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

    private final long seed;

    public Commands(long seed) {
        this.seed = seed;
    }

    @Override
    public GeneratedRead apply(long number) {
        Draw draw = new Draw(new Random(new SplittableRandom(seed + number * STEP).nextLong()));
        CommandScope scope = CommandScope.of(draw.of(COLLECTIONS));
        boolean isSorted = draw.chance(40);
        List<Made> made = List.of(this::find, this::aggregate, this::aggregate, this::count, this::distinct);
        String text = draw.of(made).text(draw, scope, isSorted);
        boolean isTotal = isSorted && text.startsWith("{\"find\"");
        return new GeneratedRead(text, isTotal, draw.clauses(), draw.forms());
    }

    private interface Made {
        String text(Draw draw, CommandScope scope, boolean isSorted);
    }

    private String find(Draw draw, CommandScope scope, boolean isSorted) {
        StringBuilder text = new StringBuilder(draw.clause("find", "{\"find\": \"" + scope.name() + "\""));
        text.append(", \"filter\": ").append(new Conditions(draw, scope).filter());
        if (draw.chance(50)) {
            text.append(", \"projection\": ").append(new DocumentStages(draw, scope).projection());
        }
        if (isSorted) {
            text.append(draw.clause("sort", ", \"sort\": {\"" + draw.of(scope.texts()) + "\": " + order(draw)));
            text.append(", \"_id\": 1}");
            text.append(draw.chance(50) ? draw.clause("limit", ", \"limit\": " + (1 + draw.below(5))) : "");
            text.append(draw.chance(20) ? draw.clause("skip", ", \"skip\": " + draw.below(3)) : "");
        }
        return text.append('}').toString();
    }

    private static int order(Draw draw) {
        return draw.chance(50) ? 1 : -1;
    }

    private String aggregate(Draw draw, CommandScope scope, boolean isSorted) {
        return draw.clause("aggregate", "{\"aggregate\": \"" + scope.name() + "\", \"pipeline\": ")
                + new DocumentStages(draw, scope).pipeline(1 + draw.below(3))
                + ", \"cursor\": {}}";
    }

    private String count(Draw draw, CommandScope scope, boolean isSorted) {
        return draw.clause("count", "{\"count\": \"" + scope.name() + "\", \"query\": ")
                + new Conditions(draw, scope).filter() + "}";
    }

    private String distinct(Draw draw, CommandScope scope, boolean isSorted) {
        return draw.clause("distinct", "{\"distinct\": \"" + scope.name() + "\", \"key\": \"") + draw.of(scope.fields())
                + "\", \"query\": " + new Conditions(draw, scope).filter() + "}";
    }
}
