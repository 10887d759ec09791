package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Constraint;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NewColumn;
import dev.sallyport.engine.sql.tree.TableChange;
import dev.sallyport.engine.sql.tree.TableChange.AddColumn;
import dev.sallyport.engine.sql.tree.TableChange.AddConstraint;
import dev.sallyport.engine.sql.tree.TableChange.AddIndex;
import dev.sallyport.engine.sql.tree.TableChange.ChangeColumn;
import dev.sallyport.engine.sql.tree.TableChange.DropColumn;
import dev.sallyport.engine.sql.tree.TableChange.DropConstraint;
import dev.sallyport.engine.sql.tree.TableChange.DropIndex;
import dev.sallyport.engine.sql.tree.TableChange.DropPrimaryKey;
import dev.sallyport.engine.sql.tree.TableChange.InsertColumn;
import dev.sallyport.engine.sql.tree.TableChange.Manner;
import dev.sallyport.engine.sql.tree.TableChange.Place;
import dev.sallyport.engine.sql.tree.TableChange.Question;
import dev.sallyport.engine.sql.tree.TableChange.RenameColumn;
import dev.sallyport.engine.sql.tree.TableChange.RenameIndex;
import dev.sallyport.engine.sql.tree.TableChange.RenameTable;
import dev.sallyport.engine.sql.tree.TableChange.SetDefault;
import dev.sallyport.engine.sql.tree.TableChange.Sort;
import dev.sallyport.engine.sql.tree.TableIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what is changed of a table of which its indexes are a part. */
final class WithinChangesReader {
    private static final Set<String> ALGORITHMS = Set.of("default", "instant", "inplace", "copy");
    private static final Set<String> LOCKS = Set.of("default", "none", "shared", "exclusive");
    private static final Map<String, Sort> SORTS =
            Map.of("constraint", Sort.CONSTRAINT, "foreign", Sort.FOREIGN_KEY, "check", Sort.CHECK);

    private final TokenCursor at;
    private final DefinitionTerms terms;
    private final WithinColumnsReader columns;

    WithinChangesReader(TokenCursor at, DefinitionTerms terms, WithinColumnsReader columns) {
        this.at = at;
        this.terms = terms;
        this.columns = columns;
    }

    List<TableChange> changes() throws NotRead {
        List<TableChange> changes = new ArrayList<>();
        do {
            changes.add(isManner() ? manner() : change());
        } while (at.acceptSign(","));
        return changes;
    }

    /** Those that stand behind a definition, one after the other. */
    List<Manner> manners() throws NotRead {
        List<Manner> manners = new ArrayList<>();
        while (isManner()) {
            manners.add(manner());
        }
        return manners;
    }

    private boolean isManner() {
        return at.isWord("algorithm") || at.isWord("lock");
    }

    private Manner manner() throws NotRead {
        Question question = Question.valueOf(at.take().text().toUpperCase(Locale.ROOT));
        at.implyEqual();
        Set<String> answers = question == Question.LOCK ? LOCKS : ALGORITHMS;
        if (!answers.contains(at.word())) {
            throw at.unexpected();
        }
        return new Manner(question, at.take().text());
    }

    private TableChange change() throws NotRead {
        String action = at.word();
        if (!Set.of("add", "drop", "modify", "change", "alter", "rename").contains(action)) {
            throw at.unexpected();
        }
        at.take();
        at.call("alter table " + action);
        return switch (action) {
            case "add" -> add();
            case "drop" -> drop();
            case "modify" -> column(false);
            case "change" -> column(true);
            case "alter" -> value();
            default -> rename();
        };
    }

    private TableChange add() throws NotRead {
        if (columns.isElement()) {
            return switch (columns.element()) {
                case Constraint constraint -> new AddConstraint(constraint);
                case TableIndex index -> new AddIndex(index);
            };
        }
        at.imply("column");
        NewColumn column = columns.column();
        Place place = place();
        return place instanceof Place.Unsaid ? new AddColumn(false, column) : new InsertColumn(column, place);
    }

    private Place place() throws NotRead {
        if (at.accept("first")) {
            return new Place.First();
        }
        return at.accept("after") ? new Place.After(at.name()) : new Place.Unsaid();
    }

    private TableChange column(boolean named) throws NotRead {
        at.imply("column");
        Name former = named ? at.name() : null;
        NewColumn column = columns.column();
        return new ChangeColumn(former, column, place());
    }

    private TableChange drop() throws NotRead {
        if (acceptIndex()) {
            return new DropIndex(at.name());
        }
        if (at.accept("primary", "key")) {
            return new DropPrimaryKey();
        }
        Sort sort = SORTS.get(at.word());
        if (sort != null) {
            at.take();
            if (sort == Sort.FOREIGN_KEY) {
                at.expect("key");
            }
            return new DropConstraint(sort, at.name());
        }
        at.imply("column");
        DropColumn drop = new DropColumn(false, at.name());
        at.ignore("restrict");
        return drop;
    }

    private boolean acceptIndex() {
        if (at.isWord("key")) {
            at.takeAs("index");
            return true;
        }
        return at.accept("index");
    }

    private TableChange value() throws NotRead {
        at.imply("column");
        Name column = at.name();
        if (at.accept("drop", "default")) {
            return new SetDefault(column, null);
        }
        at.expect("set", "default");
        return new SetDefault(column, terms.expression(at.until(Set.of(";"))));
    }

    private TableChange rename() throws NotRead {
        if (at.accept("column")) {
            Name column = at.name();
            at.expect("to");
            return new RenameColumn(column, at.name());
        }
        if (acceptIndex()) {
            Name index = at.name();
            at.expect("to");
            return new RenameIndex(index, at.name());
        }
        if (at.isWord("as")) {
            at.takeAs("to");
        } else {
            at.imply("to");
        }
        return new RenameTable(at.name());
    }
}
