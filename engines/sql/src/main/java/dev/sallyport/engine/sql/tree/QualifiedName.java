package dev.sallyport.engine.sql.tree;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A name with the names that qualify it, outermost first: {@code schema.table}, {@code database.schema.table}. */
public record QualifiedName(List<Name> parts) {

    public QualifiedName {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a qualified name has at least one part");
        }
    }

    public static QualifiedName of(String... parts) {
        return new QualifiedName(Arrays.stream(parts).map(Name::new).toList());
    }

    public Name last() {
        return parts.getLast();
    }

    /** The parts before the last one; empty when the name stands alone. */
    public List<Name> qualifier() {
        return parts.subList(0, parts.size() - 1);
    }

    public boolean isQualified() {
        return parts.size() > 1;
    }

    @Override
    public String toString() {
        return parts.stream().map(Name::text).collect(Collectors.joining("."));
    }
}
