package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Constraint;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NewColumn;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TableElement;
import dev.sallyport.engine.sql.tree.TableIndex;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the columns, indexes and constraints of a table of which its indexes are a part. */
final class WithinColumnsReader {
    private static final Set<String> OTHERS =
            Set.of("constraint", "unique", "primary", "check", "foreign", "index", "key", "fulltext", "spatial");

    /** The words that end the value before them. */
    private static final Set<String> BEHIND = Set.of(
            "not",
            "null",
            "default",
            "auto_increment",
            "primary",
            "key",
            "unique",
            "check",
            "references",
            "constraint",
            "generated",
            "as",
            "collate",
            "comment",
            "on",
            "first",
            "after",
            "invisible",
            "visible");

    private final TokenCursor at;
    private final DefinitionTerms terms;

    WithinColumnsReader(TokenCursor at, DefinitionTerms terms) {
        this.at = at;
        this.terms = terms;
    }

    /** What stands in the parentheses of a new table. */
    record Elements(List<NewColumn> columns, List<TableElement> others) {}

    Elements elements() throws NotRead {
        List<NewColumn> columns = new ArrayList<>();
        List<TableElement> others = new ArrayList<>();
        do {
            if (isElement()) {
                others.add(element());
            } else if (others.isEmpty()) {
                columns.add(column());
            } else {
                throw NotRead.unsupported("column behind a constraint or an index")
                        .at(at.mark().position());
            }
        } while (at.acceptSign(","));
        return new Elements(columns, others);
    }

    boolean isElement() {
        return OTHERS.contains(at.word());
    }

    NewColumn column() throws NotRead {
        Mark start = at.mark();
        Name name = at.name();
        TypeName type = type();
        List<Constraint> constraints = new ArrayList<>();
        while (!at.isAtEnd()
                && !at.isPunctuation(",")
                && !at.isPunctuation(")")
                && !at.isWord("first")
                && !at.isWord("after")) {
            constraints.add(constraintOfColumn());
        }
        return new NewColumn(name, type, constraints, start);
    }

    /** One word, in parentheses at most two numbers, and whether it has a sign. */
    private TypeName type() throws NotRead {
        Mark start = at.mark();
        if (at.word().isEmpty()) {
            throw at.unexpected();
        }
        String word = at.take().text();
        List<Integer> modifiers = new ArrayList<>();
        if (at.acceptSign("(")) {
            modifiers.add(at.number());
            if (at.acceptSign(",")) {
                modifiers.add(at.number());
            }
            at.expectSign(")");
        }
        return new TypeName(null, at.accept("unsigned") ? word + " unsigned" : word, modifiers, start);
    }

    private Constraint constraintOfColumn() throws NotRead {
        Mark start = at.mark();
        if (at.accept("constraint")) {
            Name name = at.name();
            at.expect("check");
            return new Constraint(name, new Constraint.Check(terms.expression(at.inside())), start);
        }
        return new Constraint(null, rule(start), start);
    }

    private Constraint.Rule rule(Mark start) throws NotRead {
        if (at.accept("not", "null")) {
            return new Constraint.NotNull();
        }
        if (at.accept("null")) {
            return new Constraint.MayBeNull();
        }
        if (at.accept("default")) {
            return new Constraint.Default(terms.expression(at.until(BEHIND)));
        }
        if (at.accept("on", "update")) {
            return new Constraint.Touched(terms.expression(at.until(BEHIND)));
        }
        if (at.accept("auto_increment")) {
            return new Constraint.Counted();
        }
        if (at.accept("unique")) {
            at.ignore("key");
            return new Constraint.Unique(false, List.of());
        }
        if (at.accept("primary", "key")) {
            return new Constraint.Unique(true, List.of());
        }
        if (at.accept("check")) {
            return new Constraint.Check(terms.expression(at.inside()));
        }
        if (at.accept("collate")) {
            return new Constraint.Collated(new QualifiedName(List.of(at.name())));
        }
        at.expect("comment");
        if (!at.isString()) {
            throw at.unexpected();
        }
        return new Constraint.Remark(new StringLiteral(at.take().text(), start));
    }

    TableElement element() throws NotRead {
        Mark start = at.mark();
        Name name = at.accept("constraint") ? constraintName() : null;
        if (at.accept("primary", "key")) {
            return behind(new Constraint(name, new Constraint.Unique(true, at.names()), start));
        }
        if (at.accept("check")) {
            return new Constraint(name, new Constraint.Check(terms.expression(at.inside())), start);
        }
        if (at.accept("foreign", "key")) {
            return new Constraint(name, references(), start);
        }
        if (at.accept("unique")) {
            at.ignore("key");
            at.ignore("index");
            return unique(name, start);
        }
        if (name != null) {
            throw at.unexpected();
        }
        if (at.isWord("key")) {
            at.takeAs("index");
        } else {
            at.expect("index");
        }
        return index(false, at.isPunctuation("(") ? null : at.name(), start);
    }

    private @Nullable Name constraintName() throws NotRead {
        boolean unnamed = at.isWord("primary") || at.isWord("unique") || at.isWord("check") || at.isWord("foreign");
        if (unnamed) {
            throw at.unexpected();
        }
        return at.name();
    }

    /** A constraint of that name, or an index. */
    private TableElement unique(@Nullable Name constraint, Mark start) throws NotRead {
        if (constraint != null) {
            return behind(new Constraint(constraint, new Constraint.Unique(false, at.names()), start));
        }
        at.say("index");
        return index(true, at.isPunctuation("(") ? null : at.name(), start);
    }

    private TableIndex index(boolean unique, @Nullable Name name, Mark start) throws NotRead {
        at.ignore("using", "btree");
        TableIndex index = new TableIndex(unique, name, keys(), start);
        at.ignore("using", "btree");
        return index;
    }

    private TableElement behind(Constraint constraint) {
        at.ignore("using", "btree");
        return constraint;
    }

    private Constraint.Rule references() throws NotRead {
        List<Name> own = at.names();
        at.expect("references");
        return new Constraint.References(own, at.qualifiedName(), at.names());
    }

    List<TableIndex.Key> keys() throws NotRead {
        at.expectSign("(");
        List<TableIndex.Key> keys = new ArrayList<>(List.of(key()));
        while (at.acceptSign(",")) {
            keys.add(key());
        }
        at.expectSign(")");
        return keys;
    }

    private TableIndex.Key key() throws NotRead {
        if (at.isPunctuation("(")) {
            return new TableIndex.Key(terms.expression(at.inside()), 0, isDescending());
        }
        Mark start = at.mark();
        var column = new ColumnReference(new QualifiedName(List.of(at.name())), start);
        int length = 0;
        if (at.acceptSign("(")) {
            length = at.number();
            at.expectSign(")");
        }
        return new TableIndex.Key(column, length, isDescending());
    }

    private boolean isDescending() {
        at.ignore("asc");
        return at.accept("desc");
    }
}
