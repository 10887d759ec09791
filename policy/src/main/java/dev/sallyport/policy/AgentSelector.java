package dev.sallyport.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which agents a grant is for, by SPIFFE id. */
public sealed interface AgentSelector {
    /** This agent. */
    record Exact(String agent) implements AgentSelector {
        public Exact {
            require(ID, agent, "a SPIFFE id with a path");
        }
    }

    /** Every agent strictly below this id, by whole segments: `spiffe://corp/bot` is above `…/bot/a`, not `…/bots`. */
    record Prefix(String above) implements AgentSelector {
        public Prefix {
            require(PREFIX, above, "a SPIFFE id without a slash at its end");
        }
    }

    Pattern ID = Pattern.compile("spiffe://[a-z0-9._-]+(/(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+)+");
    Pattern PREFIX = Pattern.compile("spiffe://[a-z0-9._-]+(/(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+)*");

    /** Every selector that there can be for an agent; a grant is for it exactly when its selector is among them. */
    static List<AgentSelector> selecting(String agent) {
        if (!ID.matcher(agent).matches()) {
            return List.of();
        }
        List<AgentSelector> selectors = new ArrayList<>();
        selectors.add(new Exact(agent));
        for (int end = agent.lastIndexOf('/'); end > "spiffe://".length(); end = agent.lastIndexOf('/', end - 1)) {
            selectors.add(new Prefix(agent.substring(0, end)));
        }
        return selectors;
    }

    private static void require(Pattern shape, String id, String expected) {
        if (!shape.matcher(id).matches()) {
            throw new IllegalArgumentException("`" + id + "` is not " + expected);
        }
    }
}
