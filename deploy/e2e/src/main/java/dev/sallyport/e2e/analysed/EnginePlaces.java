package dev.sallyport.e2e.analysed;

import dev.sallyport.engine.sql.tree.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the relations of a statement stand, as the engine understood it: each has a name that no other has. */
final class EnginePlaces {
    private final Map<Name, Place> relations = new HashMap<>();
    private final Map<Integer, String> tables = new HashMap<>();
    private final Map<Name, List<Name>> commonColumns = new HashMap<>();
    private final Map<Name, String> commonPlaces = new HashMap<>();

    private record Place(String place, List<Name> columns) {}

    void table(int reference, String place) {
        tables.put(reference, place);
    }

    void relation(Name name, String place, List<Name> columns) {
        relations.put(name, new Place(place, columns));
    }

    /** A table of WITH, before anything names it. */
    void common(Name name, String place, List<Name> columns) {
        commonPlaces.put(name, place);
        commonColumns.put(name, columns);
    }

    /** A name for a table of WITH in FROM; gives where that table is. */
    String named(Name table, Name alias, String place) {
        relation(alias, place, known(commonColumns.get(table), table));
        return known(commonPlaces.get(table), table);
    }

    String table(int reference) {
        return known(tables.get(reference), reference);
    }

    /** The place of a relation and the number of a column of it. */
    String column(Name relation, Name column) {
        Place place = known(relations.get(relation), relation);
        return place.place + "." + (place.columns.indexOf(column) + 1);
    }

    private static <T> T known(@Nullable T found, Object asked) {
        if (found == null) {
            throw new IllegalStateException("`" + asked + "` stands nowhere in the statement");
        }
        return found;
    }
}
