package dev.sallyport.server.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Value;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.Placeholders;
import dev.sallyport.policy.PrincipalView;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps what a mask put in a value's place from being written back as if it were the value: an agent that read `***` and
 * saves the row again would destroy what it never saw.
 */
final class WriteBack {
    /** The placeholders of a caller do not change while their view is the same, and to collect them takes a walk over it. */
    private final Cache<PrincipalView, Placeholders> known =
            Caffeine.newBuilder().weakKeys().build();

    /** The plan, or the refusal of what it would write with the parameters of this submission. */
    Plan check(Plan plan, Submission submission, RequestSnapshot snapshot) {
        return plan instanceof Plan.Ready ready && writesPlaceholder(ready, submission, snapshot)
                ? ready.refused(Refusals.MASKED_IN_WRITE)
                : plan;
    }

    private boolean writesPlaceholder(Plan.Ready plan, Submission submission, RequestSnapshot snapshot) {
        List<Value> parameters = submission.statement().parameters();
        return plan.sealed().written().stream()
                .flatMap(parameter -> value(parameter, parameters))
                .anyMatch(value -> placeholders(snapshot).contains(value));
    }

    /** A parameter that a dry run does not give is not looked at. */
    private static Stream<Value> value(Sealed.Parameter parameter, List<Value> parameters) {
        return switch (parameter) {
            case Sealed.Parameter.Bound(var value) -> Stream.of(value);
            case Sealed.Parameter.Secret _ -> Stream.empty();
            case Sealed.Parameter.Caller(int number) ->
                number <= parameters.size() ? Stream.of(parameters.get(number - 1)) : Stream.empty();
        };
    }

    private Placeholders placeholders(RequestSnapshot snapshot) {
        return known.get(snapshot.view(), view -> new Placeholders(constants(view, snapshot)));
    }

    /** What constant masks show to the caller, in whatever object and under whatever grant. */
    private static Set<String> constants(PrincipalView view, RequestSnapshot snapshot) {
        return snapshot.catalog().objects().stream()
                .flatMap(object -> view.rights(object.name()).stream())
                .flatMap(right -> right.columns().values().stream())
                .flatMap(WriteBack::masks)
                .flatMap(mask -> mask instanceof Mask.Constant(String text) ? Stream.of(text) : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Mask> masks(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.Masked(Mask.Document(var tree)) ->
                tree.leaves().values().stream()
                        .flatMap(leaf ->
                                leaf instanceof DocumentNode.Masked(Mask mask) ? Stream.of(mask) : Stream.empty());
            case ColumnRule.Masked(Mask mask) -> Stream.of(mask);
            case ColumnRule.Clear(), ColumnRule.Withheld() -> Stream.empty();
        };
    }
}
