package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Constraint;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NewColumn;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the columns and constraints that a definition makes. */
final class ColumnsReader {
    private static final Set<String> OF_TABLE = Set.of("constraint", "unique", "primary", "check", "foreign");

    /** The words that end the type of a column, or the value before them. */
    private static final Set<String> BEHIND = Set.of(
            "not",
            "null",
            "default",
            "primary",
            "unique",
            "check",
            "references",
            "constraint",
            "generated",
            "collate",
            "deferrable",
            "initially",
            "storage",
            "compression");

    private final TokenCursor at;
    private final DefinitionTerms terms;

    ColumnsReader(TokenCursor at, DefinitionTerms terms) {
        this.at = at;
        this.terms = terms;
    }

    /** What stands in the parentheses of a new table. */
    record Elements(List<NewColumn> columns, List<Constraint> constraints) {}

    Elements elements() throws NotRead {
        List<NewColumn> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        do {
            if (isConstraint()) {
                constraints.add(constraint());
            } else if (constraints.isEmpty()) {
                columns.add(column());
            } else {
                throw NotRead.unsupported("column behind a constraint")
                        .at(at.mark().position());
            }
        } while (at.acceptSign(","));
        return new Elements(columns, constraints);
    }

    boolean isConstraint() {
        return OF_TABLE.contains(at.word());
    }

    NewColumn column() throws NotRead {
        Mark start = at.mark();
        Name name = at.name();
        if (at.isWord("using")) {
            throw at.unexpected();
        }
        TypeName type = terms.type(at.until(BEHIND));
        List<Constraint> constraints = new ArrayList<>();
        while (!at.isAtEnd() && !at.isPunctuation(",") && !at.isPunctuation(")")) {
            constraints.add(constraintOfColumn());
        }
        return new NewColumn(name, type, constraints, start);
    }

    private Constraint constraintOfColumn() throws NotRead {
        Mark start = at.mark();
        Name name = at.accept("constraint") ? at.name() : null;
        Constraint.Rule rule;
        if (at.accept("unique")) {
            rule = new Constraint.Unique(false, List.of());
        } else if (at.accept("primary", "key")) {
            rule = new Constraint.Unique(true, List.of());
        } else if (at.isWord("references")) {
            rule = references(List.of());
        } else if (at.accept("check")) {
            rule = new Constraint.Check(terms.expression(at.inside()));
        } else {
            rule = unnamed(name != null);
        }
        return new Constraint(name, rule, start);
    }

    /** What has no name of its own. */
    private Constraint.Rule unnamed(boolean named) throws NotRead {
        if (!named && at.accept("not", "null")) {
            return new Constraint.NotNull();
        }
        if (!named && at.accept("default")) {
            return new Constraint.Default(terms.expression(at.until(BEHIND)));
        }
        throw at.unexpected();
    }

    /** A constraint of a whole table. */
    Constraint constraint() throws NotRead {
        Mark start = at.mark();
        Name name = at.accept("constraint") ? at.name() : null;
        Constraint.Rule rule;
        if (at.accept("unique")) {
            rule = new Constraint.Unique(false, at.names());
        } else if (at.accept("primary", "key")) {
            rule = new Constraint.Unique(true, at.names());
        } else if (at.accept("check")) {
            rule = new Constraint.Check(terms.expression(at.inside()));
        } else {
            at.expect("foreign", "key");
            rule = references(at.names());
        }
        return new Constraint(name, rule, start);
    }

    private Constraint.Rule references(List<Name> columns) throws NotRead {
        at.expect("references");
        QualifiedName table = at.qualifiedName();
        return new Constraint.References(columns, table, at.isPunctuation("(") ? at.names() : List.of());
    }
}
