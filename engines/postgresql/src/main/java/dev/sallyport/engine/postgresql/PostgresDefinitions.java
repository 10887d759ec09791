package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading.Understood;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.resolve.DefinitionNames;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Definition.AlterTable;
import dev.sallyport.engine.sql.tree.Definition.Comment;
import dev.sallyport.engine.sql.tree.Definition.CreateIndex;
import dev.sallyport.engine.sql.tree.Definition.CreateIndexedTable;
import dev.sallyport.engine.sql.tree.Definition.CreateTable;
import dev.sallyport.engine.sql.tree.Definition.CreateTableIndex;
import dev.sallyport.engine.sql.tree.Definition.CreateView;
import dev.sallyport.engine.sql.tree.Definition.DropTable;
import dev.sallyport.engine.sql.tree.Definition.DropTableIndex;
import dev.sallyport.engine.sql.tree.Definition.Truncate;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NewColumn;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Resolves one definition against one catalog (holes W5 and V1): what its expressions read, it reads through a table of the
 * caller's, and so does whatever looks at the rows that are there. Used once.
 */
final class PostgresDefinitions {
    private final PostgresCatalog catalog;
    private final PostgresFunctions allowed;
    private final PostgresRelations relations;
    private final DefinitionNames names;
    private final List<Effect> effects = new ArrayList<>();
    private final Set<String> functions = new TreeSet<>();
    private final Set<Risk> risks = EnumSet.of(Risk.DEFINITION);

    /** @param reader reads the definitions of views */
    PostgresDefinitions(PostgresCatalog catalog, PostgresFunctions allowed, Function<String, Parsed> reader) {
        this.catalog = catalog;
        this.allowed = allowed;
        this.relations = new PostgresRelations(catalog, allowed, reader);
        this.names = new DefinitionNames(relations, new PostgresLabels());
    }

    /** Resolves it, or throws {@link Unresolved} when not everything has exactly one meaning. */
    Understood resolve(Definition written, String shape) {
        Definition resolved = switch (written) {
            case DropTable(var table, var ifExists, var at) -> new DropTable(existing(table, at), ifExists, at);
            case Truncate truncate -> truncate(truncate);
            case Comment comment -> comment(comment);
            case CreateIndex index -> index(index);
            case CreateTable table -> table(table);
            case AlterTable table -> alter(table);
            case CreateView view -> view(view);
            case CreateIndexedTable _, CreateTableIndex _, DropTableIndex _ -> throw ofAnother();
        };
        looks();
        return new Understood(
                new Operation(effects, functions, risks), new PostgresDefinition(catalog, resolved, effects), shape);
    }

    /** What the reader of this language does not make. */
    static IllegalStateException ofAnother() {
        return new IllegalStateException("a definition is of another language");
    }

    /** A table that is changed as a whole. */
    private QualifiedName existing(QualifiedName asked, Mark at) {
        PostgresTableDraft draft = draft(asked, at);
        effects.add(draft.effect(effects.size()));
        return draft.name();
    }

    private PostgresTableDraft draft(QualifiedName asked, Mark at) {
        ObjectDescription found = names.table(asked, at);
        PostgresRelation relation = catalog.relation(found.name()).orElseThrow();
        return PostgresTableDraft.of(relation, names, catalog.builtins(), allowed);
    }

    /** Takes all rows away, which is a DELETE of each table too. */
    private Definition truncate(Truncate truncate) {
        risks.add(Risk.UNBOUNDED);
        List<QualifiedName> tables = truncate.tables().stream()
                .map(table -> existing(table, truncate.at()))
                .toList();
        for (Effect whole : List.copyOf(effects)) {
            effects.add(new Effect(
                    effects.size(), Verb.DELETE, whole.target(), Set.of(), Set.of(), Set.of(), Set.of(), Cause.STATED));
        }
        boolean runsCode = effects.stream()
                .flatMap(effect -> catalog.relationOfAll(effect.target()).orElseThrow().ruling().stream())
                .anyMatch(Rule.Code.class::isInstance);
        if (runsCode) {
            risks.add(Risk.TRIGGERS);
        }
        return new Truncate(tables, truncate.restartsIdentity(), truncate.at());
    }

    private Definition comment(Comment comment) {
        PostgresTableDraft draft = draft(comment.table(), comment.at());
        Name column = comment.column();
        if (column != null) {
            draft.change(column, comment.at());
        }
        effects.add(draft.effect(0));
        return new Comment(draft.name(), column, comment.text(), comment.at());
    }

    private Definition index(CreateIndex index) {
        if (index.options().concurrently()
                && (index.name() == null || index.options().ifNotExists())) {
            throw Unresolved.unsupported(
                    "an index that is built beside writes is known by its name alone",
                    "definitions.concurrently",
                    "give it a name, and leave out `if not exists`",
                    index.at());
        }
        PostgresTableDraft draft = draft(index.table(), index.at());
        List<SortKey> keys = index.keys().stream()
                .map(key -> new SortKey(draft.key(key.expression()), key.descending(), key.nulls(), key.at()))
                .toList();
        index.included().forEach(column -> draft.look(column, index.at()));
        var where = index.where() == null ? null : draft.condition(index.where());
        keep(draft, List.of());
        return new CreateIndex(index.options(), index.name(), draft.name(), keys, index.included(), where, index.at());
    }

    private Definition table(CreateTable table) {
        ObjectName name = named(table.table(), table.at());
        PostgresTableDraft draft = PostgresTableDraft.named(name, names, catalog.builtins(), allowed);
        PostgresConstraints constraints = new PostgresConstraints(catalog, names, draft);
        List<NewColumn> typed = table.columns().stream().map(constraints::add).toList();
        List<NewColumn> columns = typed.stream().map(constraints::resolve).toList();
        var ofTable = table.constraints().stream().map(constraints::resolve).toList();
        keep(draft, constraints.effects(1));
        return new CreateTable(draft.name(), table.ifNotExists(), columns, ofTable, table.at());
    }

    private Definition alter(AlterTable table) {
        PostgresTableDraft draft = draft(table.table(), table.at());
        PostgresConstraints constraints = new PostgresConstraints(catalog, names, draft);
        PostgresTableChanges changes = new PostgresTableChanges(catalog, draft, constraints, table.at());
        var resolved = changes.resolve(table.changes());
        keep(draft, constraints.effects(1));
        changes.renamed().ifPresent(to -> {
            names.requireNew(QualifiedName.of(to.schema(), to.object()), table.at());
            effects.add(makes(to, Set.of()));
        });
        effects.addAll(changes.consequences(List.copyOf(effects), catalog));
        return new AlterTable(draft.name(), table.ifExists(), resolved, table.at());
    }

    private void keep(PostgresTableDraft draft, List<Effect> others) {
        effects.add(draft.effect(0));
        effects.addAll(others);
        functions.addAll(draft.functions());
    }

    private Effect makes(ObjectName object, Set<String> columns) {
        return new Effect(effects.size(), Verb.DDL, object, Set.of(), Set.of(), Set.of(), columns, Cause.STATED);
    }

    private Definition view(CreateView view) {
        ObjectName name = named(view.view(), view.at());
        PostgresViewQuery query = PostgresViewQuery.resolve(view.query(), view.columns(), catalog, allowed, relations);
        effects.addAll(query.effects());
        functions.addAll(query.functions());
        effects.add(makes(name, query.columnNames()));
        QualifiedName printed = QualifiedName.of(name.schema(), name.object());
        return new CreateView(printed, query.columns(), query.query(), view.at());
    }

    /** The name that something new will have: in a schema where the caller may name something. */
    private ObjectName named(QualifiedName asked, Mark at) {
        names.requireNew(asked, at);
        List<Name> qualifier = asked.qualifier();
        boolean here = qualifier.size() < 2 || qualifier.getFirst().text().equals(catalog.database());
        String schema = qualifier.isEmpty()
                ? catalog.searchPath().getFirst()
                : qualifier.getLast().text();
        boolean known = catalog.searchPath().contains(schema)
                || catalog.scope()
                        .all()
                        .anyMatch(relation -> relation.name().schema().equals(schema));
        if (!here || qualifier.size() > 2 || !known) {
            throw names.unknown(asked, at);
        }
        ObjectName name = new ObjectName(
                catalog.source(), catalog.database(), schema, asked.last().text());
        names.requireNew(QualifiedName.of(name.schema(), name.object()), at);
        return name;
    }

    /**
     * A definition looks at every row that is there, also at those that a filter hides: its outcome, or whoever uses what it
     * makes, tells of them.
     */
    private void looks() {
        for (Effect effect : List.copyOf(effects)) {
            if (effect.cause().standsInStatement() && (!effect.read().isEmpty() || effect.verb() == Verb.READ)) {
                effects.add(Effect.looks(effects.size(), effect.target(), effect.read()));
            }
        }
    }
}
