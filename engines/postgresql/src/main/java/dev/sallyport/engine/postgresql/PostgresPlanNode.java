package dev.sallyport.engine.postgresql;

import java.util.List;
import java.util.Map;

/**
 * One step of a plan, with what was taken of it and nothing else.
 *
 * @param parts the words of the server by their keys
 * @param below the steps whose rows it takes, in order
 */
record PostgresPlanNode(Map<Part, String> parts, List<PostgresPlanNode> below) {
    /** What is taken of a step, by the name that the server has for it (PostgreSQL, src/backend/commands/explain.c). */
    enum Part {
        TYPE("Node Type"),
        JOIN("Join Type"),
        STRATEGY("Strategy"),
        DIRECTION("Scan Direction"),
        PARENT("Parent Relationship"),
        SCHEMA("Schema"),
        RELATION("Relation Name"),
        INDEX("Index Name");

        final String name;

        Part(String name) {
            this.name = name;
        }
    }

    PostgresPlanNode {
        parts = Map.copyOf(parts);
        below = List.copyOf(below);
    }

    /** A part, or nothing in words. */
    String part(Part which) {
        return parts.getOrDefault(which, "");
    }
}
