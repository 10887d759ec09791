package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Definition.AlterTable;
import dev.sallyport.engine.sql.tree.Definition.CreateIndexedTable;
import dev.sallyport.engine.sql.tree.Definition.CreateTableIndex;
import dev.sallyport.engine.sql.tree.Definition.DropTable;
import dev.sallyport.engine.sql.tree.Definition.DropTableIndex;
import dev.sallyport.engine.sql.tree.Definition.Truncate;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TableChange;
import dev.sallyport.engine.sql.tree.TableChange.Manner;
import dev.sallyport.engine.sql.tree.TableChange.RenameTable;
import dev.sallyport.engine.sql.tree.TableIndex;
import dev.sallyport.engine.sql.tree.TableOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads definitions of a language in which an index is a part of its table, from the tokens themselves, word by word: what is
 * not expected is refused by its name.
 */
final class WithinReader {
    private final TokenCursor at;
    private final WithinColumnsReader columns;
    private final WithinChangesReader changes;

    WithinReader(TokenCursor at, DefinitionTerms terms) {
        this.at = at;
        this.columns = new WithinColumnsReader(at, terms);
        this.changes = new WithinChangesReader(at, terms, columns);
    }

    Definition read() throws NotRead {
        Mark start = at.mark();
        Definition read = switch (at.word()) {
            case "create" -> create(start);
            case "drop" -> drop(start);
            case "alter" -> alter(start);
            case "truncate" -> truncate(start);
            default -> rename(start);
        };
        at.expectEnd();
        return read;
    }

    private Definition create(Mark start) throws NotRead {
        at.expect("create");
        at.call("create");
        if (at.accept("table")) {
            return createTable(start);
        }
        boolean unique = at.accept("unique");
        at.expect("index");
        at.call("create index");
        Name name = at.name();
        at.ignore("using", "btree");
        at.expect("on");
        QualifiedName table = at.qualifiedName();
        List<TableIndex.Key> keys = columns.keys();
        at.ignore("using", "btree");
        return new CreateTableIndex(table, new TableIndex(unique, name, keys, start), changes.manners(), start);
    }

    /** Whoever makes a table that is there already is told so, whatever is to happen then. */
    private Definition createTable(Mark start) throws NotRead {
        at.call("create table");
        at.ignore("if", "not", "exists");
        QualifiedName table = at.qualifiedName();
        at.expectSign("(");
        WithinColumnsReader.Elements elements = columns.elements();
        at.expectSign(")");
        return new CreateIndexedTable(table, elements.columns(), elements.others(), options(), start);
    }

    private List<TableOption> options() throws NotRead {
        List<TableOption> options = new ArrayList<>();
        while (!at.isAtEnd()) {
            at.ignore("default");
            Mark start = at.mark();
            TableOption.Kind kind = option();
            at.implyEqual();
            options.add(new TableOption(kind, at.nameOrString(), start));
        }
        return options;
    }

    private TableOption.Kind option() throws NotRead {
        if (at.accept("engine")) {
            return TableOption.Kind.ENGINE;
        }
        if (at.accept("collate")) {
            return TableOption.Kind.COLLATE;
        }
        if (!at.accept("charset")) {
            at.replace("charset", "character", "set");
        }
        return TableOption.Kind.CHARSET;
    }

    /** What is dropped must be there, whatever is to happen if it is not. */
    private Definition drop(Mark start) throws NotRead {
        at.expect("drop");
        at.call("drop");
        if (at.accept("index")) {
            at.call("drop index");
            Name index = at.name();
            at.expect("on");
            return new DropTableIndex(at.qualifiedName(), index, changes.manners(), start);
        }
        at.expect("table");
        at.call("drop table");
        at.ignore("if", "exists");
        QualifiedName table = at.qualifiedName();
        at.ignore("restrict");
        return new DropTable(table, false, start);
    }

    private Definition alter(Mark start) throws NotRead {
        at.expect("alter");
        at.call("alter");
        at.expect("table");
        at.call("alter table");
        QualifiedName table = at.qualifiedName();
        List<TableChange> all = changes.changes();
        boolean renames = all.stream().anyMatch(RenameTable.class::isInstance);
        if (renames
                && all.stream().filter(change -> !(change instanceof Manner)).count() > 1) {
            throw NotRead.notDefinable("alter table rename beside other changes")
                    .at(start.position());
        }
        return new AlterTable(table, false, all, start);
    }

    private Definition truncate(Mark start) throws NotRead {
        at.expect("truncate");
        at.call("truncate");
        at.imply("table");
        return new Truncate(List.of(at.qualifiedName()), false, start);
    }

    /** {@code RENAME TABLE a TO b} is {@code ALTER TABLE a RENAME TO b}. */
    private Definition rename(Mark start) throws NotRead {
        at.takeAs("alter");
        at.call("rename");
        at.expect("table");
        at.call("rename table");
        QualifiedName table = at.qualifiedName();
        at.say("rename");
        at.expect("to");
        return new AlterTable(table, false, List.of(new RenameTable(at.name())), start);
    }
}
