package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Definition.AlterTable;
import dev.sallyport.engine.sql.tree.Definition.Comment;
import dev.sallyport.engine.sql.tree.Definition.CreateIndex;
import dev.sallyport.engine.sql.tree.Definition.CreateTable;
import dev.sallyport.engine.sql.tree.Definition.CreateView;
import dev.sallyport.engine.sql.tree.Definition.DropTable;
import dev.sallyport.engine.sql.tree.Definition.IndexOptions;
import dev.sallyport.engine.sql.tree.Definition.Truncate;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.SortKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads definitions from the tokens themselves, word by word: what is not expected is refused by its name. The parser of
 * queries keeps most of a definition as loose strings, and reads only the expressions in it.
 */
final class DefinitionReader {
    private final TokenCursor at;
    private final DefinitionTerms terms;
    private final ColumnsReader columns;

    DefinitionReader(TokenCursor at, DefinitionTerms terms) {
        this.at = at;
        this.terms = terms;
        this.columns = new ColumnsReader(at, terms);
    }

    Definition read() throws NotRead {
        Mark start = at.mark();
        Definition read = switch (at.take().text()) {
            case "create" -> create(start);
            case "drop" -> drop(start);
            case "alter" -> alter(start);
            case "truncate" -> truncate(start);
            default -> comment(start);
        };
        at.expectEnd();
        return read;
    }

    private Definition create(Mark start) throws NotRead {
        at.call("create");
        boolean unique = at.accept("unique");
        if (at.accept("index")) {
            return createIndex(unique, start);
        }
        if (!unique && at.accept("table")) {
            return createTable(start);
        }
        if (!unique && at.accept("view")) {
            at.call("create view");
            QualifiedName view = at.qualifiedName();
            List<Name> names = at.isPunctuation("(") ? at.names() : List.of();
            at.expect("as");
            return new CreateView(view, names, terms.query(at.rest()), start);
        }
        throw at.unexpected();
    }

    private Definition createIndex(boolean unique, Mark start) throws NotRead {
        at.call("create index");
        IndexOptions options = new IndexOptions(unique, at.accept("concurrently"), at.accept("if", "not", "exists"));
        Name name = at.isWord("on") ? null : at.name();
        at.expect("on");
        QualifiedName table = at.qualifiedName();
        at.ignore("using", "btree");
        List<SortKey> keys = terms.sortKeys(at.inside());
        List<Name> included = at.accept("include") ? at.names() : List.of();
        Expression where = at.accept("where") ? terms.expression(at.rest()) : null;
        return new CreateIndex(options, name, table, keys, included, where, start);
    }

    private Definition createTable(Mark start) throws NotRead {
        at.call("create table");
        boolean ifNotExists = at.accept("if", "not", "exists");
        QualifiedName table = at.qualifiedName();
        at.expectSign("(");
        ColumnsReader.Elements elements = columns.elements();
        at.expectSign(")");
        return new CreateTable(table, ifNotExists, elements.columns(), elements.constraints(), start);
    }

    private Definition drop(Mark start) throws NotRead {
        at.call("drop");
        at.expect("table");
        at.call("drop table");
        boolean ifExists = at.accept("if", "exists");
        QualifiedName table = at.qualifiedName();
        at.ignore("restrict");
        return new DropTable(table, ifExists, start);
    }

    private Definition alter(Mark start) throws NotRead {
        at.call("alter");
        at.expect("table");
        at.call("alter table");
        boolean ifExists = at.accept("if", "exists");
        QualifiedName table = at.qualifiedName();
        return new AlterTable(table, ifExists, new ChangesReader(at, terms, columns).changes(), start);
    }

    private Definition truncate(Mark start) throws NotRead {
        at.call("truncate");
        at.imply("table");
        List<QualifiedName> tables = new ArrayList<>(List.of(at.qualifiedName()));
        while (at.acceptSign(",")) {
            tables.add(at.qualifiedName());
        }
        boolean restarts = at.accept("restart", "identity");
        if (!restarts) {
            at.ignore("continue", "identity");
        }
        at.ignore("restrict");
        return new Truncate(tables, restarts, start);
    }

    private Definition comment(Mark start) throws NotRead {
        at.call("comment");
        at.expect("on");
        at.call("comment on");
        boolean ofColumn = at.accept("column");
        if (!ofColumn) {
            at.expect("table");
        }
        QualifiedName named = at.qualifiedName();
        if (ofColumn && !named.isQualified()) {
            throw NotRead.malformed("a comment on a column names its table", "write `table.column`")
                    .at(start.position());
        }
        at.expect("is");
        Mark where = at.mark();
        Expression text = at.isString() ? new StringLiteral(at.take().text(), where) : null;
        if (text == null) {
            at.expect("null");
        }
        return ofColumn
                ? new Comment(new QualifiedName(named.qualifier()), named.last(), text, start)
                : new Comment(named, null, text, start);
    }
}
