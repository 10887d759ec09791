package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.groupingBy;

import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Reading.Understood;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Told;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.operation.Disclosure.Clear;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.TableObligation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks for the plan of a read as it would be sent, masks and filters in it, and says which names that plan may tell. */
final class PostgresPlanSealer {
    /** What is asked for is read by {@link PostgresPlanReader} alone; the schemas in it tell apart what has one name. */
    static final String WORDS = "EXPLAIN (FORMAT JSON, VERBOSE, COSTS OFF) ";

    private static final List<OutputColumn> ANSWER = List.of(new OutputColumn("QUERY PLAN", Origin.CLEAR, ""));

    private final BiFunction<Understood, Obligations, Sealed> sealer;

    /** @param sealer of the read */
    PostgresPlanSealer(BiFunction<Understood, Obligations, Sealed> sealer) {
        this.sealer = sealer;
    }

    Sealed seal(PostgresPlan plan, Obligations obligations) {
        return sealer.apply(plan.read(), obligations).behind(WORDS, ANSWER, told(plan.tree(), obligations));
    }

    /**
     * The tables that the statement names and nothing else of it reads: of one that a view or a filter reads too, nobody could
     * tell from the plan which of the two it shows.
     */
    private static List<Told> told(PostgresTree tree, Obligations obligations) {
        Set<ObjectName> filtering = obligations.references().values().stream()
                .flatMap(terms -> terms.filter().stream())
                .flatMap(PostgresPlanSealer::tables)
                .collect(Collectors.toSet());
        Set<Integer> stated = Stated.in(tree.query());
        Map<ObjectName, List<Effect>> byTarget =
                tree.effects().stream().collect(groupingBy(Effect::target, TreeMap::new, Collectors.toList()));
        return byTarget.entrySet().stream()
                .filter(each -> !filtering.contains(each.getKey()))
                .filter(each -> each.getValue().stream().allMatch(effect -> stated.contains(effect.reference())))
                .flatMap(each -> told(tree, each.getKey(), terms(each.getValue(), obligations)))
                .toList();
    }

    private static Stream<Told> told(PostgresTree tree, ObjectName object, List<TableObligation> terms) {
        return tree.catalog().relationOfAll(object).stream()
                .map(relation -> new Told(
                        object,
                        relation.description().id(),
                        relation.columns().stream()
                                .filter(column -> isClear(column, terms))
                                .map(column -> Integer.toString(column.number()))
                                .collect(Collectors.toSet())));
    }

    private static List<TableObligation> terms(List<Effect> effects, Obligations obligations) {
        return effects.stream()
                .map(effect -> obligations.references().get(effect.reference()))
                .map(Objects::requireNonNull)
                .toList();
    }

    private static boolean isClear(PostgresColumn column, List<TableObligation> terms) {
        return terms.stream().allMatch(each -> each.disclosure(column.name()) instanceof Clear);
    }

    /** The tables that a filter looks into. */
    private static Stream<ObjectName> tables(RowFilter filter) {
        return switch (filter) {
            case RowFilter.In(var _, var object, var _, var where) -> Stream.concat(Stream.of(object), tables(where));
            case RowFilter.All(var filters) -> filters.stream().flatMap(PostgresPlanSealer::tables);
            case RowFilter.Any(var filters) -> filters.stream().flatMap(PostgresPlanSealer::tables);
            case RowFilter.Compare _, RowFilter.OneOf _, RowFilter.IsNull _ -> Stream.empty();
        };
    }

    /** The references that stand in the statement itself, and not in the definition of a view. */
    private static final class Stated extends TreeMapper {
        private final Set<Integer> references = new HashSet<>();

        static Set<Integer> in(Query query) {
            Stated stated = new Stated();
            var _ = stated.query(query);
            return stated.references;
        }

        @Override
        protected FromItem from(FromItem item) {
            return switch (item) {
                case FromItem.View view -> view;
                case FromItem.TableReference table -> {
                    references.add(table.reference());
                    yield table;
                }
                default -> super.from(item);
            };
        }
    }
}
