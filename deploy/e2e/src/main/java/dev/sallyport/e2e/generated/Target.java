package dev.sallyport.e2e.generated;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The table that a statement writes to.
 *
 * @param text as the statement names it, with its alias
 * @param name what its columns are qualified with
 * @param scope the columns that the statement may look at
 */
record Target(Relation table, String text, String name, Scope scope) {
    private static final int SEES_MASKED = 8;

    /** Tables that stand among the others more than once. */
    private static final Set<String> OFTEN = Set.of("users", "lots");

    /** Of a column of a domain no value is made. */
    private static final Set<Kind> DOMAINS = EnumSet.of(Kind.QUANTITY, Kind.BRIEF);

    /** One of the tables; most statements leave alone what is masked, since a write must not read it. */
    static Target draw(Draw draw, Statement statement, List<String> taken) {
        List<Relation> free = statement.grammar().tables().stream()
                .filter(relation -> !taken.contains(relation.name()))
                .toList();
        Relation table = draw.of(free, relation -> OFTEN.contains(relation.name()) ? 1 : 3);
        String name = draw.chance(50) ? draw.name("w") : table.name();
        String as = draw.chance(50) ? " as " : " ";
        String schema = draw.chance(10) ? draw.clause("schema", "public.") : "";
        String text = schema + table.name() + (name.equals(table.name()) ? "" : as + name);
        boolean seesMasked = draw.chance(SEES_MASKED);
        Scope whole = table.scope(name);
        List<Field> fields = whole.fields().stream()
                .filter(field -> seesMasked || !field.masked())
                .toList();
        draw.clause("writes " + table.name(), "");
        return new Target(table, text, name, Scope.of(fields, whole.key()));
    }

    /** The key, qualified. */
    String key() {
        return name + "." + table.key().getFirst();
    }

    /** The columns that are given values, now and then one that is masked or withheld. */
    List<Relation.Column> columns(Draw draw) {
        return draw.some(table.columns().subList(1, table.columns().size()), 3).stream()
                .filter(column ->
                        !(column.masked() || column.withheld() || DOMAINS.contains(column.kind())) || draw.chance(25))
                .toList();
    }
}
