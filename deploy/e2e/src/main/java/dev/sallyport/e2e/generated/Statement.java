package dev.sallyport.e2e.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One statement while it is written: its chances, the relations that it may name, and who writes its parts. */
final class Statement {
    private final Draw draw;
    private final Grammar grammar;
    private final List<Relation> relations;
    private final Expressions expressions;
    private final Subqueries subqueries;
    private final Queries queries;

    Statement(Draw draw, Grammar grammar) {
        this.draw = draw;
        this.grammar = grammar;
        this.relations = new ArrayList<>(grammar.tables());
        this.subqueries = new Subqueries(draw, this);
        this.expressions = new Expressions(draw, grammar, subqueries);
        this.queries = new Queries(draw, this);
    }

    Grammar grammar() {
        return grammar;
    }

    /** Whether a clause may stand in it. */
    boolean has(Feature feature) {
        return grammar.dialect().has(feature);
    }

    Expressions expressions() {
        return expressions;
    }

    Subqueries subqueries() {
        return subqueries;
    }

    Queries queries() {
        return queries;
    }

    List<Relation> relations() {
        return relations;
    }

    boolean isBase(Relation relation) {
        return grammar.tables().contains(relation);
    }

    /** From now on a name means this; twice, so that it is drawn more often. */
    void add(Relation relation) {
        relations.removeIf(each -> each.name().equals(relation.name()));
        relations.add(relation);
        relations.add(relation);
        relations.add(relation);
    }

    /** The types of some columns. */
    List<Kind> kinds(int most) {
        Dialect dialect = grammar.dialect();
        return IntStream.rangeClosed(0, draw.below(most))
                .mapToObj(_ -> draw.chance(70) ? draw.of(dialect.common()) : draw.of(dialect.kinds()))
                .toList();
    }

    /** New names of so many columns. */
    List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(_ -> draw.name("c")).toList();
    }
}
