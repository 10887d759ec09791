package dev.sallyport.e2e.corpora;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the engine understands of the statements that a server prepares, and what it refuses at which stage. */
public final class ReadingTally {
    private static final int TOP = 25;

    private final Map<String, Integer> unprepared;
    private final Map<String, Integer> prepared = new TreeMap<>();
    private final List<Refused> refused = new ArrayList<>();

    /** Of statements that are still to be counted. */
    ReadingTally(Map<String, Integer> unprepared) {
        this.unprepared = unprepared;
    }

    /** Reads all of them. */
    public static ReadingTally of(Settlement settlement, CorpusDatabase database) throws EngineFailure {
        ReadingTally tally = new ReadingTally(settlement.unprepared());
        for (Settled settled : settlement.settled()) {
            if (!settled.statements().isEmpty()) {
                try (Clerk clerk = Clerk.open(database.settings(settled.world().schema()), database.product())) {
                    for (Asked asked : settled.statements()) {
                        var _ = tally.count(clerk, asked);
                    }
                }
            }
        }
        return tally;
    }

    /** Reads one, and gives what was understood. */
    Optional<Reading.Understood> count(Clerk clerk, Asked asked) {
        prepared.merge(asked.corpus(), 1, Integer::sum);
        return switch (clerk.read(asked.sql())) {
            case Reading.Understood understood -> Optional.of(understood);
            case Reading.Opaque(var refusal, var _) -> {
                refused.add(Refused.of(asked, refusal));
                yield Optional.empty();
            }
        };
    }

    public Collection<String> corpora() {
        return prepared.keySet();
    }

    public int prepared(String corpus) {
        return prepared.getOrDefault(corpus, 0);
    }

    public long understood(String corpus) {
        return prepared(corpus) - refused(corpus).count();
    }

    /** Those whose text became a tree, whatever its names and functions are. */
    public long read(String corpus) {
        return prepared(corpus)
                - refused(corpus).filter(each -> each.stage().isOfText()).count();
    }

    private Stream<Refused> refused(String corpus) {
        return refused.stream().filter(each -> each.asked().corpus().equals(corpus));
    }

    /** Each refused statement with its stage and construct. */
    public List<String> refusedLines() {
        return refused.stream().map(Refused::line).sorted().toList();
    }

    /** Corpus by stage, and what is refused most often. */
    public String table() {
        StringBuilder table = new StringBuilder("corpus | prepared | not prepared | understood | refused at\n");
        for (String corpus : corpora()) {
            table.append(String.join(
                            " | ",
                            corpus,
                            Integer.toString(prepared(corpus)),
                            Integer.toString(unprepared.getOrDefault(corpus, 0)),
                            Long.toString(understood(corpus)),
                            stages(corpus).toString()))
                    .append('\n');
        }
        top().forEach(line -> table.append(line).append('\n'));
        return table.toString();
    }

    private Map<Stage, Long> stages(String corpus) {
        return refused.stream()
                .filter(each -> each.asked().corpus().equals(corpus))
                .collect(
                        Collectors.groupingBy(Refused::stage, () -> new EnumMap<>(Stage.class), Collectors.counting()));
    }

    /** Refusals by rule and message, the most frequent first, without the statements. */
    public List<String> refusals() {
        Map<String, Long> alike = refused.stream()
                .collect(Collectors.groupingBy(
                        each -> each.refusal().rule() + ": " + message(each.refusal()), Collectors.counting()));
        return alike.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(each -> "- " + each.getValue() + " " + each.getKey())
                .toList();
    }

    /** Names stand in it that others gave, except where they are the language's own. */
    private static String message(Refusal refusal) {
        return refusal.reason() == Reason.UNKNOWN_OBJECT
                ? refusal.message().replaceAll("`[^`]*`", "`..`")
                : refusal.message();
    }

    private List<String> top() {
        Map<String, List<Refused>> alike =
                refused.stream().collect(Collectors.groupingBy(each -> each.stage() + ": " + each.construct()));
        return alike.entrySet().stream()
                .sorted(Comparator.comparingInt(each -> -each.getValue().size()))
                .limit(TOP)
                .map(each -> each.getValue().size() + " " + each.getKey() + "\n    " + shortest(each.getValue()))
                .toList();
    }

    private static String shortest(List<Refused> alike) {
        return alike.stream()
                .map(each -> Settlement.oneLine(each.asked().sql()))
                .min(Comparator.comparingInt(String::length))
                .orElseThrow();
    }
}
