package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.ObjectDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one resolution of a statement shares: the catalog, the tables found so far, and the names given out so far. */
final class Resolution {
    /** In bytes of UTF-8; servers keep 63 and more. */
    private static final int LONGEST_BEGINNING = 48;

    private static final int MOST_VIEWS = 32;

    final Relations relations;
    final Named.LabelRule labelRule;
    private final List<ObjectDescription> tables = new ArrayList<>();
    private final Effort effort = new Effort();
    private int views;
    private final Set<Name> taken = new HashSet<>(Set.of(Insert.EXCLUDED));

    Resolution(Relations relations, Named.LabelRule labelRule) {
        this.relations = relations;
        this.labelRule = labelRule;
        if (relations.returnsOldAndNew()) {
            taken.addAll(Write.VERSIONS);
        }
    }

    Effort effort() {
        return effort;
    }

    List<ObjectDescription> tables() {
        return tables;
    }

    /** Numbers one more reference to a table, in the order of resolution. */
    int reference(ObjectDescription object) {
        tables.add(object);
        return tables.size() - 1;
    }

    /** Numbers one more use of the table behind a reference. */
    int again(int reference) {
        return reference(tables.get(reference));
    }

    /** Counts one more view that is opened: views of views can be many more than the names in the statement. */
    void countView(TableReference table) {
        if (++views > MOST_VIEWS) {
            throw Unresolved.tooLarge(
                    "the statement opens more than `" + MOST_VIEWS + "` views",
                    "views.count",
                    "query the tables",
                    table.at());
        }
    }

    /** The name, or one like it that nothing else in the print has: what a name means never depends on its place. */
    Name unused(Name wanted) {
        Name free = unused(wanted, 0, taken);
        for (int number = 1; relations.isTaken(free); number++) {
            free = unused(wanted, number, taken);
        }
        return free;
    }

    /** Names of columns that differ from each other, each as near as can be to what is wanted. */
    static List<Name> distinct(List<Name> wanted) {
        Set<Name> taken = new HashSet<>(wanted);
        Map<Name, Integer> used = new HashMap<>();
        List<Name> names = new ArrayList<>();
        for (Name name : wanted) {
            int before = used.merge(name, 1, Integer::sum) - 1;
            names.add(before == 0 ? name : unused(name, before, taken));
        }
        return names;
    }

    /** @param first number that may be free; 0 is the name alone */
    private static Name unused(Name wanted, int first, Set<Name> taken) {
        int number = first;
        Name free = number == 0 ? wanted : numbered(wanted, number);
        while (!taken.add(free)) {
            number++;
            free = numbered(wanted, number);
        }
        return free;
    }

    private static Name numbered(Name wanted, int number) {
        return new Name(beginning(wanted) + "_" + number);
    }

    /** As much of a name as leaves room for a number: a server cuts longer names, and two that it cuts are one. */
    private static String beginning(Name wanted) {
        String text = wanted.text();
        while (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_BEGINNING) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return text;
    }
}
