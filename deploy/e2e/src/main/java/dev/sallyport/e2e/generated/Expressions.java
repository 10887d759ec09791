package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/** Writes expressions of a type over what a scope has. */
final class Expressions {
    /** Of a hundred leaves of a grouped query, how many are aggregates. */
    private static final int AGGREGATES = 55;

    private static final int FIELDS = 85;

    /** Of a hundred places where more could stand. */
    private static final int LEAVES = 25;

    private static final int OUTER = 30;
    private static final int MASKED = 3;

    /** Of a thousand leaves, how many name what is withheld. */
    private static final int WITHHELD = 3;

    private static final int KEY_ATTEMPTS = 4;

    /** A place for a column and nothing else. */
    private static final String ONLY = "only";

    private final Draw draw;
    private final Grammar grammar;
    private final Subqueries subqueries;
    private final Windows windows;

    Expressions(Draw draw, Grammar grammar, Subqueries subqueries) {
        this.draw = draw;
        this.grammar = grammar;
        this.subqueries = subqueries;
        this.windows = new Windows(draw, this, grammar.dialect().has(Feature.GROUPS_FRAME));
    }

    /** An expression that is at most so deep. */
    String of(Kind kind, Scope scope, int depth) {
        if (depth <= 0 || draw.chance(LEAVES)) {
            return leaf(kind, scope);
        }
        Production production = draw.of(grammar.expressions().getOrDefault(kind, List.of()), kind.name());
        return isFilled(production, scope) ? fill(production, scope, depth) : leaf(kind, scope);
    }

    /** Whether there is a column wherever nothing else may stand. */
    private static boolean isFilled(Production production, Scope scope) {
        return Production.PLACE
                .matcher(production.text())
                .results()
                .filter(place -> place.group(1).equals(ONLY))
                .map(place -> Kind.of(place.group(2)))
                .allMatch(kind -> !ofKind(kind, scope.fields()).isEmpty()
                        || !ofKind(kind, scope.outer()).isEmpty());
    }

    /** A window function over the rows of a scope. */
    String window(Kind kind, Scope scope, int depth) {
        List<Production> productions = grammar.windows().getOrDefault(kind, List.of());
        return productions.isEmpty() ? of(kind, scope, depth) : fill(draw.of(productions, "windows"), scope, depth);
    }

    /** An aggregate of the rows of a scope, where the type has one. */
    Optional<String> aggregate(Kind kind, Scope rows) {
        List<Production> aggregates = grammar.aggregates().getOrDefault(kind, List.of());
        return aggregates.isEmpty()
                ? Optional.empty()
                : Optional.of(fill(draw.of(aggregates, kind.name()), Scope.of(rows.fields(), List.of()), 1));
    }

    /** Defines a window over the rows of a scope. */
    Windows.Named defineWindow(Scope scope) {
        return windows.define(scope);
    }

    /** What orders or groups rows: names a column, since a constant alone would be an ordinal. */
    String key(Kind kind, Scope scope, int depth) {
        for (int attempt = 0; attempt < KEY_ATTEMPTS; attempt++) {
            String text = of(kind, scope, depth);
            if (scope.fields().stream().anyMatch(field -> text.contains(field.text()))) {
                return text;
            }
        }
        return field(scope.fields()).text();
    }

    /** The same where it sorts rows. */
    String sortKey(Kind kind, Scope scope, int depth) {
        return kind.sorted(key(kind, scope, depth));
    }

    /** A function in FROM. */
    String rows(Production function, Scope scope) {
        return fill(function, scope, 1);
    }

    /** A definition, or whatever else a production writes over the columns of a table. */
    String filled(Production production, Scope scope) {
        return fill(production, scope, 1);
    }

    /** A column, rather one with a mask. */
    Field field(List<Field> fields) {
        return draw.of(fields, field -> field.masked() ? MASKED : 1);
    }

    private String leaf(Kind kind, Scope scope) {
        if (!scope.grouped().isEmpty() && draw.chance(AGGREGATES)) {
            Optional<String> aggregate = aggregate(kind, scope.ofAggregate());
            if (aggregate.isPresent()) {
                return aggregate.get();
            }
        }
        return draw.chance(FIELDS) ? column(kind, scope) : literal(kind);
    }

    private String literal(Kind kind) {
        Production literal = draw.of(grammar.literals().getOrDefault(kind, List.of(NOTHING)), kind.name());
        draw.form(literal);
        return literal.text();
    }

    private static final Production NOTHING = new Production(List.of(Kind.TEXT), 1, "null literal", "null");

    private String column(Kind kind, Scope scope) {
        List<Field> own = ofKind(kind, scope.fields());
        List<Field> outer = ofKind(kind, scope.outer());
        if (own.isEmpty() && outer.isEmpty()) {
            return literal(kind);
        }
        if (kind == Kind.TEXT && !own.isEmpty() && draw.below(1000) < WITHHELD) {
            return own.getFirst().text().replaceAll("\\w+$", "password_hash");
        }
        boolean isOuter = own.isEmpty() || (!outer.isEmpty() && draw.chance(OUTER));
        Field field = field(isOuter ? outer : own);
        return draw.clause(isOuter ? "outer column" : field.masked() ? "masked column" : "column", field.text());
    }

    private static List<Field> ofKind(Kind kind, List<Field> fields) {
        return fields.stream().filter(field -> field.kind() == kind).toList();
    }

    private String fill(Production production, Scope scope, int depth) {
        draw.form(production);
        Matcher places = Production.PLACE.matcher(production.text());
        return places.replaceAll(place -> Matcher.quoteReplacement(place(place, scope, depth - 1)));
    }

    private String place(MatchResult place, Scope scope, int depth) {
        String word = place.group(1);
        if (place.group(2) == null) {
            return switch (word) {
                case "any" -> of(draw.of(List.of(Kind.INT, Kind.TEXT, Kind.NUMERIC, Kind.DATE)), scope, depth);
                case "some" -> subqueries.some(scope.reachable(), depth);
                case "pairs" -> subqueries.many(List.of(Kind.INT, Kind.TEXT), scope.reachable(), depth);
                case "over", "peers", "range", "all", "ranked", "tied" -> windows.of(word, scope);
                default -> of(Kind.of(word), scope, depth);
            };
        }
        Kind kind = Kind.of(place.group(2));
        return switch (word) {
            case "column", ONLY -> column(kind, scope);
            case "one" -> subqueries.one(kind, scope.reachable(), depth);
            case "many" -> subqueries.many(List.of(kind), scope.reachable(), depth);
            case "sorted" -> subqueries.sorted(kind, scope.reachable(), depth);
            case "ordered" -> ordered(of(kind, scope, depth), "");
            case "separated" -> ordered(of(kind, scope, depth), ", ','");
            default -> throw new IllegalArgumentException("`" + word + "` is no place of a production");
        };
    }

    /** For aggregates that depend on the order of their rows: one that leaves nothing open. */
    private String ordered(String text, String separator) {
        return text + separator + " order by " + text + (draw.chance(30) ? " desc" : "");
    }
}
