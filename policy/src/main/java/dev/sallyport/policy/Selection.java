package dev.sallyport.policy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The grants for one agent, human and task that hold at one moment.
 *
 * @param from the last moment before which it may have been another selection
 * @param until the first moment at which it may be another selection
 */
record Selection(List<Grant> active, List<NearMiss> missed, Instant from, Instant until) {
    static Selection of(List<Grant> candidates, String task, Instant now) {
        List<Grant> mine = candidates.stream()
                .filter(grant -> grant.who().task().matches(task))
                .toList();
        Stream<NearMiss> others = candidates.stream()
                .filter(grant -> !grant.who().task().matches(task))
                .map(grant -> new NearMiss(grant.name(), Dimension.TASK));
        Stream<NearMiss> early = mine.stream()
                .filter(grant -> !grant.period().holdsAt(now))
                .map(grant -> new NearMiss(grant.name(), Dimension.WINDOW));
        return new Selection(
                mine.stream().filter(grant -> grant.period().holdsAt(now)).toList(),
                Stream.concat(others, early).toList(),
                edges(mine)
                        .filter(edge -> !edge.isAfter(now))
                        .max(Instant::compareTo)
                        .orElse(Instant.MIN),
                edges(mine)
                        .filter(edge -> edge.isAfter(now))
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX));
    }

    boolean holdsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    private static Stream<Instant> edges(List<Grant> grants) {
        return grants.stream()
                .flatMap(grant ->
                        Stream.of(grant.period().start(), grant.period().expiry()));
    }
}
