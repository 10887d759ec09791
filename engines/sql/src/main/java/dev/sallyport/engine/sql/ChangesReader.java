package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.TableChange;
import dev.sallyport.engine.sql.tree.TableChange.AddColumn;
import dev.sallyport.engine.sql.tree.TableChange.AddConstraint;
import dev.sallyport.engine.sql.tree.TableChange.DropColumn;
import dev.sallyport.engine.sql.tree.TableChange.RenameColumn;
import dev.sallyport.engine.sql.tree.TableChange.RenameTable;
import dev.sallyport.engine.sql.tree.TableChange.Require;
import dev.sallyport.engine.sql.tree.TableChange.SetDefault;
import dev.sallyport.engine.sql.tree.TableChange.SetType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what is changed of a table. */
final class ChangesReader {
    private static final Set<String> BEHIND_TYPE = Set.of("collate", "using");
    private static final Set<String> BEHIND_VALUE = Set.of(";");

    private final TokenCursor at;
    private final DefinitionTerms terms;
    private final ColumnsReader columns;

    ChangesReader(TokenCursor at, DefinitionTerms terms, ColumnsReader columns) {
        this.at = at;
        this.terms = terms;
        this.columns = columns;
    }

    /** A renaming stands alone. */
    List<TableChange> changes() throws NotRead {
        if (at.accept("rename")) {
            return List.of(rename());
        }
        List<TableChange> changes = new ArrayList<>();
        do {
            changes.add(change());
        } while (at.acceptSign(","));
        return changes;
    }

    private TableChange rename() throws NotRead {
        at.call("alter table rename");
        if (at.accept("to")) {
            return new RenameTable(at.name());
        }
        at.imply("column");
        Name column = at.name();
        at.expect("to");
        return new RenameColumn(column, at.name());
    }

    private TableChange change() throws NotRead {
        if (at.accept("add")) {
            at.call("alter table add");
            return add();
        }
        if (at.accept("drop")) {
            at.call("alter table drop");
            at.imply("column");
            boolean ifExists = at.accept("if", "exists");
            DropColumn drop = new DropColumn(ifExists, at.name());
            at.ignore("restrict");
            return drop;
        }
        at.expect("alter");
        at.call("alter column");
        at.imply("column");
        return column(at.name());
    }

    private TableChange add() throws NotRead {
        if (columns.isConstraint()) {
            return new AddConstraint(columns.constraint());
        }
        at.imply("column");
        boolean ifNotExists = at.accept("if", "not", "exists");
        return new AddColumn(ifNotExists, columns.column());
    }

    private TableChange column(Name column) throws NotRead {
        if (at.accept("drop")) {
            at.call("alter column drop");
            if (at.accept("not", "null")) {
                return new Require(column, false);
            }
            at.expect("default");
            return new SetDefault(column, null);
        }
        at.ignore("set", "data");
        if (at.accept("type")) {
            return new SetType(column, terms.type(at.until(BEHIND_TYPE)));
        }
        at.expect("set");
        at.call("alter column set");
        if (at.accept("not", "null")) {
            return new Require(column, true);
        }
        at.expect("default");
        return new SetDefault(column, terms.expression(at.until(BEHIND_VALUE)));
    }
}
