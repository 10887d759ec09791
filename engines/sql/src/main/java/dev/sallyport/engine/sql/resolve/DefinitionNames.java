package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryExpression;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of a definition, each by the caller's own relations. */
public final class DefinitionNames {
    private final Relations relations;
    private final Named.LabelRule labels;

    public DefinitionNames(Relations relations, Named.LabelRule labels) {
        this.relations = relations;
        this.labels = labels;
    }

    /** A table that is there; a view is none. */
    public ObjectDescription table(QualifiedName asked, Mark at) {
        ObjectDescription found = relations.find(asked).orElseThrow(() -> unknown(asked, at));
        return switch (found.kind()) {
            case TABLE, PARTITIONED_TABLE -> found;
            case VIEW, MATERIALIZED_VIEW, COLLECTION, OTHER ->
                throw Unresolved.unsupported("`" + asked + "` is no table", "definitions.target", "name a table", at);
        };
    }

    /** The one answer for what the caller's catalog does not have. */
    public Unresolved unknown(QualifiedName asked, Mark at) {
        return UnknownName.of(asked, relations.names(), at);
    }

    /** The same for a column. */
    public static Unresolved unknownColumn(Name asked, Collection<String> known, Mark at) {
        return UnknownName.of(new QualifiedName(List.of(asked)), known, at);
    }

    /** The name is given out already, as far as the caller may know. */
    public void requireNew(QualifiedName asked, Mark at) {
        if (relations.find(asked).isPresent()) {
            throw Unresolved.notUnderstood(
                    "`" + asked + "` is there already", "definitions.new", "choose another name", at);
        }
    }

    /** An expression over the columns of one table, described as the definition will have it. */
    public Expression over(ObjectDescription table, QualifiedName name, Expression expression) {
        Relations one = new OneTable(relations, table, name);
        FromItem from = new TableReference(TableReference.NOT_NUMBERED, name, false, null, List.of(), expression.at());
        return resolve(expression, List.of(from), one);
    }

    /** An expression that names no column. */
    public Expression constant(Expression expression) {
        return resolve(expression, List.of(), relations);
    }

    private Expression resolve(Expression expression, List<FromItem> from, Relations known) {
        Output output = new Output(expression, null, expression.at());
        Query query = Query.of(Select.of(List.of(output), from, null));
        Named named = QueryResolver.resolve(query, known, labels);
        if (named.query().body() instanceof Select select
                && select.items().getFirst() instanceof Output(var resolved, var _, var _)) {
            return new PlainTerms().expression(resolved);
        }
        throw new IllegalStateException("an expression is resolved to one");
    }

    /** A definition looks at one row at a time, by its columns. */
    private static final class PlainTerms extends TreeMapper {
        @Override
        protected Expression expression(Expression expression) {
            if (expression instanceof QueryExpression) {
                throw Unresolved.unsupported(
                        "a query stands inside of a definition",
                        "definitions.expressions",
                        "name columns of the table only",
                        expression.at());
            }
            if (expression instanceof Composite.WholeRow) {
                throw Unresolved.unsupported(
                        "a whole row stands inside of a definition",
                        "definitions.expressions",
                        "name columns of the table only",
                        expression.at());
            }
            return super.expression(expression);
        }
    }

    /** The table under its own name, as it will be, before any other. */
    private record OneTable(Relations rest, ObjectDescription table, QualifiedName name) implements Relations {
        @Override
        public Optional<ObjectDescription> find(QualifiedName asked) {
            return asked.equals(name) ? Optional.of(table) : rest.find(asked);
        }

        @Override
        public QualifiedName canonical(ObjectDescription object) {
            return object.equals(table) ? name : rest.canonical(object);
        }

        @Override
        public Definition definition(ObjectDescription view) {
            return rest.definition(view);
        }

        @Override
        public List<String> names() {
            return rest.names();
        }

        @Override
        public List<String> columns(QualifiedName function) {
            return rest.columns(function);
        }

        @Override
        public Map<Name, List<Name>> constraints(ObjectDescription of) {
            return of.equals(table) ? Map.of() : rest.constraints(of);
        }

        @Override
        public boolean isCallable(QualifiedName called) {
            return rest.isCallable(called);
        }

        @Override
        public boolean returnsOldAndNew() {
            return rest.returnsOldAndNew();
        }

        @Override
        public Name compared(String name) {
            return rest.compared(name);
        }

        @Override
        public boolean namesOutputs() {
            return rest.namesOutputs();
        }
    }

    /** A table as it will be once it has these columns. */
    public static ObjectDescription with(ObjectDescription table, List<ColumnDescription> columns) {
        return new ObjectDescription(table.name(), table.id(), table.kind(), columns);
    }
}
