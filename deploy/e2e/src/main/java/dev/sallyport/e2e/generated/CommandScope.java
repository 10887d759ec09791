package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.stream.Stream;

/**
 * A collection and its fields.
 *
 * @param arrays fields that hold arrays
 */
record CommandScope(String name, List<String> texts, List<String> numbers, List<String> arrays) {
    static CommandScope of(String name) {
        return switch (name) {
            case "users" ->
                new CommandScope(
                        name,
                        List.of(
                                "name",
                                "email",
                                "ssn",
                                "contact.phone",
                                "contact.city",
                                "profile.ssn",
                                "profile.theme"),
                        List.of("_id", "tenantId", "salary", "mgrId"),
                        List.of("tags", "cards", "cards.no"));
            case "orders" ->
                new CommandScope(name, List.of("status", "shipNote"), List.of("_id", "userId", "total"), List.of());
            case "products" -> new CommandScope(name, List.of("name"), List.of("_id", "price"), List.of());
            case "tickets" -> new CommandScope(name, List.of("body"), List.of("_id", "userId"), List.of());
            case "users_view" -> new CommandScope(name, List.of("name", "taxRef"), List.of("_id"), List.of());
            default -> throw new IllegalArgumentException("`" + name + "` is no collection of the fixture");
        };
    }

    List<String> scalars() {
        return Stream.concat(texts.stream(), numbers.stream()).toList();
    }

    List<String> fields() {
        return Stream.concat(scalars().stream(), arrays.stream()).toList();
    }
}
