package dev.sallyport.engine;

import java.util.List;

/**
 * The part of the catalog that an operation was resolved on; compared again inside its transaction.
 *
 * @param objects each object once, ordered by id
 */
public record Closure(List<Member> objects) {
    public Closure {
        objects = List.copyOf(objects);
    }

    /**
     * One object of the closure.
     *
     * @param id the engine's id of the object
     * @param fingerprint over name, kind, columns, types and whatever else gives the object its meaning
     */
    public record Member(String id, String fingerprint) {}
}
