package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Fate;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of one definition, which the server keeps as a whole or not at all: known by the collection as it was before.
 *
 * @param sort the command
 * @param until the server ends it by then, so that later nothing comes of it any more
 * @param before nothing for a collection that was not there
 */
record MongoDefinitionFate(String sort, String collection, Instant until, Optional<MongoState> before) {
    private static final String NONE = "none";
    private static final Pattern NAME = Pattern.compile(
            "definition ([A-Za-z]+) until ([0-9]{1,18}) from ([0-9a-z]+)/([0-9a-z]+) of (.+)", Pattern.DOTALL);

    /** Whether it is the name of one. */
    static boolean takes(String name) {
        return NAME.matcher(name).matches();
    }

    static MongoDefinitionFate named(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("this is the name of no definition");
        }
        Optional<MongoState> before = matcher.group(3).equals(NONE)
                ? Optional.empty()
                : Optional.of(new MongoState(matcher.group(3), matcher.group(4)));
        return new MongoDefinitionFate(
                matcher.group(1), matcher.group(5), Instant.ofEpochMilli(Long.parseLong(matcher.group(2))), before);
    }

    /** By which it is known later, also to another gateway. */
    String name() {
        return "definition " + sort + " until " + until.toEpochMilli() + " from "
                + before.map(MongoState::id).orElse(NONE) + "/"
                + before.map(MongoState::structure).orElse(NONE) + " of " + collection;
    }

    /** What became of it, asked at a moment by somebody else. */
    Fate of(MongoLoader loader, MongoSession session, Instant now) throws MongoFault {
        Fate fate = ended(loader, session);
        return fate == Fate.UNDONE && now.isBefore(until) ? Fate.RUNNING : fate;
    }

    /** What became of it, once it cannot happen any more. */
    Fate ended(MongoLoader loader, MongoSession session) throws MongoFault {
        Optional<MongoState> now = MongoState.of(collection, loader, session);
        if (now.equals(before)) {
            return Fate.UNDONE;
        }
        return switch (sort) {
            case "create" -> Fate.KEPT;
            case "drop", "renameCollection" -> now.isEmpty() ? Fate.KEPT : Fate.FORGOTTEN;
            default -> now.map(MongoState::id).equals(before.map(MongoState::id)) ? Fate.KEPT : Fate.FORGOTTEN;
        };
    }
}
