package dev.sallyport.engine.mongodb;

import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.TableObligation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the order of documents tells (holes.md R5): those that nothing orders come as they stand in the index by which they were
 * found. What is asked of documents as they are stored is written so that none serves whose order comes from what is not shown.
 *
 * @param collection as it is for everybody
 */
record IndexOrder(MongoCollection collection, TableObligation obligation) {
    private static final String WILDCARD = "$**";

    /** Whether documents that are found by a path may come in an order that tells of another, or of it where it is not clear. */
    boolean tells(String path) {
        Set<String> fixed =
                obligation.filter().stream().flatMap(IndexOrder::fixed).collect(Collectors.toSet());
        return collection.indexes().stream()
                .map(index -> List.copyOf(index.keys().keySet()))
                .filter(keys -> serves(keys.getFirst(), path))
                .anyMatch(keys -> Stream.concat(Stream.of(path), keys.stream().skip(1))
                        .anyMatch(key -> !fixed.contains(key) && !isClear(key)));
    }

    private static boolean serves(String first, String path) {
        return first.equals(path) || first.endsWith(WILDCARD);
    }

    /** What each document that a filter lets through has alike. */
    private static Stream<String> fixed(RowFilter filter) {
        return switch (filter) {
            case RowFilter.Compare(var column, var comparison, var _)
            when comparison == Comparison.EQUAL -> Stream.of(column);
            case RowFilter.All(var filters) -> filters.stream().flatMap(IndexOrder::fixed);
            case RowFilter.Compare _, RowFilter.OneOf _, RowFilter.IsNull _, RowFilter.In _, RowFilter.Any _ ->
                Stream.empty();
        };
    }

    private boolean isClear(String path) {
        return obligation.disclosure(path) instanceof Disclosure.Clear
                && collection.description().columns().stream()
                        .noneMatch(column -> column.name().startsWith(path + "."));
    }
}
