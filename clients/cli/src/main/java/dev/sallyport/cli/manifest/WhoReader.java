package dev.sallyport.cli.manifest;

import dev.sallyport.cli.manifest.PolicyFile.HumanEntry;
import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.v1.AgentSelector;
import dev.sallyport.v1.AnyTask;
import dev.sallyport.v1.Everyone;
import dev.sallyport.v1.Group;
import dev.sallyport.v1.HumanSelector;
import dev.sallyport.v1.Subject;
import dev.sallyport.v1.TaskSelector;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Agents, humans and tasks as they are written. */
final class WhoReader {
    private static final String SCHEME = "spiffe://";
    private static final String BELOW = "/*";

    private WhoReader() {}

    static AgentSelector agent(Place place, @Nullable String text) throws BadFileException {
        String agent = place.required(text, "a SPIFFE id, or one that ends in `/*`");
        if (!agent.startsWith(SCHEME)) {
            throw place.wrong("is `" + agent + "`, expected it to begin with `" + SCHEME + "`");
        }
        var selector = AgentSelector.newBuilder();
        return agent.endsWith(BELOW)
                ? selector.setPrefix(agent.substring(0, agent.length() - BELOW.length()))
                        .build()
                : selector.setExact(agent).build();
    }

    static TaskSelector task(Place place, @Nullable String text) throws BadFileException {
        String task = place.required(text, "a task, the beginning of one and `*`, or `*` for every task");
        var selector = TaskSelector.newBuilder();
        if (task.equals("*")) {
            return selector.setAny(AnyTask.getDefaultInstance()).build();
        }
        return task.endsWith("*")
                ? selector.setPrefix(task.substring(0, task.length() - 1)).build()
                : selector.setExact(task).build();
    }

    static HumanSelector human(Place place, @Nullable HumanEntry given) throws BadFileException {
        String expected = "exactly one of `subject`, `group` and `everyone: true`";
        HumanEntry entry = place.required(given, expected);
        long count = Stream.of(entry.subject(), entry.group(), entry.everyone())
                .filter(Objects::nonNull)
                .count();
        if (count != 1 || Boolean.FALSE.equals(entry.everyone())) {
            throw place.wrong("has the wrong parts, expected " + expected);
        }
        var selector = HumanSelector.newBuilder();
        if (entry.everyone() != null) {
            return selector.setEveryone(Everyone.getDefaultInstance()).build();
        }
        String issuer = place.at("issuer").required(entry.issuer(), "the issuer of the tokens");
        return entry.group() == null
                ? selector.setExact(Subject.newBuilder()
                                .setIssuer(issuer)
                                .setSubject(Objects.requireNonNull(entry.subject())))
                        .build()
                : selector.setGroup(Group.newBuilder().setIssuer(issuer).setGroup(entry.group()))
                        .build();
    }
}
