package dev.sallyport.policy;

import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller asks for beside the operation itself.
 *
 * @param bounds what it asks to be held to
 * @param intent why it does it, blank when it does not say
 * @param unmask columns whose values it asks to see, which only a grant can do that shows them in the clear
 */
public record Wishes(Limits bounds, String intent, Set<Unmask> unmask) {
    public Wishes {
        unmask = Set.copyOf(unmask);
    }

    /** Without a column to be unmasked. */
    public Wishes(Limits bounds, String intent) {
        this(bounds, intent, Set.of());
    }

    /**
     * One column to be unmasked, wherever the operation reads it.
     *
     * @param schema empty means every schema that has such an object
     */
    public record Unmask(String schema, String object, String column) implements Comparable<Unmask> {
        private static final Comparator<Unmask> ORDER = Comparator.comparing(Unmask::schema)
                .thenComparing(Unmask::object)
                .thenComparing(Unmask::column);

        boolean names(ColumnName name) {
            return column.equals(name.path())
                    && object.equals(name.object().object())
                    && (schema.isEmpty() || schema.equals(name.object().schema()));
        }

        @Override
        public int compareTo(Unmask other) {
            return ORDER.compare(this, other);
        }

        /** As its author spells it. */
        public String text() {
            return (schema.isEmpty() ? "" : schema + ".") + object + "." + column;
        }
    }

    /** The columns to be unmasked among those that stand in the statement at this place. */
    List<ColumnName> unmaskedBy(Effect effect) {
        return unmask.isEmpty() || !effect.cause().standsInStatement()
                ? List.of()
                : effect.read().stream()
                        .map(effect.target()::column)
                        .filter(column -> unmask.stream().anyMatch(each -> each.names(column)))
                        .toList();
    }

    /** A column to be unmasked that the operation reads nowhere. */
    Optional<Unmask> unread(Operation operation) {
        return unmask.stream()
                .filter(each -> operation.effects().stream()
                        .flatMap(effect -> unmaskedBy(effect).stream())
                        .noneMatch(each::names))
                .min(Comparator.naturalOrder());
    }
}
