package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Reading.Understood;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.resolve.DefinitionNames;
import dev.sallyport.engine.sql.resolve.TableDraft;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Definition.AlterTable;
import dev.sallyport.engine.sql.tree.Definition.CreateIndexedTable;
import dev.sallyport.engine.sql.tree.Definition.CreateTableIndex;
import dev.sallyport.engine.sql.tree.Definition.DropTable;
import dev.sallyport.engine.sql.tree.Definition.DropTableIndex;
import dev.sallyport.engine.sql.tree.Definition.Truncate;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NewColumn;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TableElement;
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
 * Resolves one definition against one catalog (holes W5 and T4): what its expressions read, it reads through a table of the
 * caller's, and so does whatever looks at the rows that are there. Used once.
 */
final class MySqlDefinitions {
    private final MySqlCatalog catalog;
    private final MySqlRelations relations;
    private final DefinitionNames names;
    private final MySqlFunctions allowed;
    private final Set<String> functions = new TreeSet<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Set<Risk> risks = EnumSet.of(Risk.DEFINITION, Risk.COMMITS);

    /** @param reader reads the definitions of views */
    MySqlDefinitions(MySqlCatalog catalog, MySqlFunctions allowed, Printer printer, Function<String, Parsed> reader) {
        this.catalog = catalog;
        this.relations = new MySqlRelations(catalog, allowed, reader);
        this.names = new DefinitionNames(relations, new MySqlLabels(printer));
        this.allowed = allowed;
    }

    /** The name that stands for one table whatever the session's own database. */
    static QualifiedName printed(ObjectName name) {
        return QualifiedName.of(name.database(), name.object());
    }

    /** Resolves it, or throws {@link Unresolved} when not everything has exactly one meaning. */
    Understood resolve(Definition written, String shape) {
        Definition resolved = switch (written) {
            case DropTable(var table, var ifExists, var at) -> {
                MySqlTableDraft draft = draft(relation(table, at));
                keep(draft, List.of());
                yield new DropTable(draft.table().name(), ifExists, at);
            }
            case Truncate truncate -> truncate(truncate);
            case CreateTableIndex index -> index(index);
            case DropTableIndex(var table, var index, var manners, var at) -> {
                if (catalog.server().isMariaDb() && !manners.isEmpty()) {
                    throw MySqlCalls.absent(
                            "a way to go in drop index", "write `alter table ... drop index ..., algorithm=...`", at);
                }
                MySqlTableDraft draft = draft(relation(table, at));
                keep(draft, List.of());
                yield new DropTableIndex(draft.table().name(), new Name(index.spelled()), manners, at);
            }
            case CreateIndexedTable table -> table(table);
            case AlterTable table -> alter(table);
            case Definition.Comment _, Definition.CreateIndex _, Definition.CreateTable _, Definition.CreateView _ ->
                throw new IllegalStateException("a definition is of another language");
        };
        looks();
        return new Understood(
                new Operation(effects, functions, risks), new MySqlDefinition(catalog, resolved, effects), shape);
    }

    /** A table of the one storage engine whose definitions happen as a whole or not at all. */
    private MySqlRelation relation(QualifiedName asked, Mark at) {
        ObjectName found = names.table(asked, at).name();
        MySqlRelation relation = catalog.relationOfAll(found).orElseThrow();
        if (!MySqlNames.folded(relation.storage()).equals("innodb")) {
            throw Unresolved.unsupported(
                    "`" + asked + "` is kept by a storage engine whose definitions may be left half done",
                    "definitions.storage",
                    "ask whoever runs the database",
                    at);
        }
        return relation;
    }

    private MySqlTableDraft draft(MySqlRelation relation) {
        return draft(catalog.object(relation.name()).orElseThrow());
    }

    private MySqlTableDraft draft(ObjectDescription seen) {
        return new MySqlTableDraft(
                new TableDraft(seen, printed(seen.name()), names, relations::compared),
                names,
                new MySqlCalls(allowed, catalog.server(), new MySqlLengths(catalog, List.of(seen))),
                catalog.server());
    }

    /** Takes all rows away, which is a DELETE of the table too. */
    private Definition truncate(Truncate truncate) {
        risks.add(Risk.UNBOUNDED);
        MySqlTableDraft draft = draft(relation(truncate.tables().getFirst(), truncate.at()));
        keep(draft, List.of());
        effects.add(new Effect(
                effects.size(),
                Verb.DELETE,
                draft.table().target(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Cause.STATED));
        return new Truncate(List.of(draft.table().name()), false, truncate.at());
    }

    private Definition index(CreateTableIndex index) {
        MySqlTableDraft draft = draft(relation(index.table(), index.at()));
        var resolved = draft.index(index.index());
        keep(draft, List.of());
        return new CreateTableIndex(draft.table().name(), resolved, index.manners(), index.at());
    }

    private Definition table(CreateIndexedTable table) {
        ObjectName name = named(table.table(), table.at());
        MySqlTableDraft draft = draft(new ObjectDescription(name, "", ObjectDescription.Kind.TABLE, List.of()));
        MySqlConstraints constraints = new MySqlConstraints(catalog, names, draft);
        List<NewColumn> known = table.columns().stream().map(constraints::add).toList();
        List<NewColumn> columns = known.stream().map(constraints::resolve).toList();
        List<TableElement> elements =
                table.elements().stream().map(constraints::resolve).toList();
        keep(draft, constraints.effects(1));
        return new CreateIndexedTable(
                draft.table().name(), columns, elements, MySqlTableOptions.of(table.options()), table.at());
    }

    private Definition alter(AlterTable table) {
        MySqlRelation relation = relation(table.table(), table.at());
        MySqlTableDraft draft = draft(relation);
        MySqlConstraints constraints = new MySqlConstraints(catalog, names, draft);
        MySqlTableChanges changes = new MySqlTableChanges(relation, draft, constraints, table.at());
        var resolved = changes.resolve(table.changes());
        keep(draft, constraints.effects(1));
        changes.renamed().ifPresent(to -> {
            requireNew(to, table.at());
            effects.add(new Effect(effects.size(), Verb.DDL, to, Set.of(), Set.of(), Set.of(), Set.of(), Cause.STATED));
        });
        effects.addAll(changes.consequences(List.copyOf(effects), catalog));
        return new AlterTable(draft.table().name(), false, resolved, table.at());
    }

    private void keep(MySqlTableDraft draft, List<Effect> others) {
        effects.add(draft.table().effect(0));
        effects.addAll(others);
        functions.addAll(draft.functions());
    }

    /** The name that something new will have: in the one database. */
    private ObjectName named(QualifiedName asked, Mark at) {
        boolean here = asked.qualifier().isEmpty()
                || asked.qualifier().equals(List.of(relations.compared(catalog.database())));
        if (!here) {
            throw names.unknown(asked, at);
        }
        ObjectName name = new ObjectName(
                catalog.source(), catalog.database(), "", asked.last().spelled());
        requireNew(name, at);
        return name;
    }

    /** The gateway's own table is nobody's to make, also where it is not there yet. */
    private void requireNew(ObjectName name, Mark at) {
        if (MySqlNames.folded(name.object()).equals(MySqlOutcomes.TABLE)) {
            throw Unresolved.unsupported(
                    "`" + name.object() + "` is the gateway's own", "definitions.new", "choose another name", at);
        }
        names.requireNew(new QualifiedName(List.of(relations.compared(name.object()))), at);
    }

    /**
     * A definition looks at every row that is there, also at those that a filter hides: its outcome, or whoever uses what it
     * makes, tells of them.
     */
    private void looks() {
        for (Effect effect : List.copyOf(effects)) {
            if (!effect.read().isEmpty()) {
                effects.add(Effect.looks(effects.size(), effect.target(), effect.read()));
            }
        }
    }
}
