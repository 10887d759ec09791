package dev.sallyport.server.authority;

import dev.sallyport.policy.Identity.Attribute;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Whom a development token is for, for which task, with which facts about the human, and for how long. */
public record TokenRequest(
        String human, String task, Set<String> groups, Map<String, Attribute> attributes, Duration life) {

    /** The life of a token that asks for none. */
    public static final Duration DEFAULT_LIFE = Duration.ofMinutes(15);

    public TokenRequest {
        groups = Set.copyOf(groups);
        attributes = Map.copyOf(attributes);
    }

    /** A token of fifteen minutes without groups and attributes. */
    public static TokenRequest of(String human, String task) {
        return new TokenRequest(human, task, Set.of(), Map.of(), DEFAULT_LIFE);
    }

    public TokenRequest withGroups(Set<String> groups) {
        return new TokenRequest(human, task, groups, attributes, life);
    }

    public TokenRequest withAttributes(Map<String, Attribute> attributes) {
        return new TokenRequest(human, task, groups, attributes, life);
    }

    public TokenRequest lasting(Duration life) {
        return new TokenRequest(human, task, groups, attributes, life);
    }
}
