package dev.sallyport.engine.sql.tree;

import dev.sallyport.engine.sql.tree.TableChange.Manner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that changes what the database is made of. What it would take along, by CASCADE, is never part of one. */
public sealed interface Definition extends Statement {

    /** {@code DROP TABLE} of one table. */
    record DropTable(QualifiedName table, boolean ifExists, Mark at) implements Definition {}

    /** The end of all rows, without looking at any. */
    record Truncate(List<QualifiedName> tables, boolean restartsIdentity, Mark at) implements Definition {
        public Truncate {
            tables = List.copyOf(tables);
        }
    }

    /**
     * {@code COMMENT ON} a table, or one of its columns.
     *
     * @param text a string, or nothing to take the comment away
     */
    record Comment(
            QualifiedName table,
            @Nullable Name column,
            @Nullable Expression text,
            Mark at) implements Definition {}

    /**
     * {@code CREATE INDEX}.
     *
     * @param name nothing where the server is to choose one
     * @param included columns that are kept beside the keys
     * @param where the rows that it holds, for one that does not hold all
     */
    record CreateIndex(
            IndexOptions options,
            @Nullable Name name,
            QualifiedName table,
            List<SortKey> keys,
            List<Name> included,
            @Nullable Expression where,
            Mark at)
            implements Definition {
        public CreateIndex {
            keys = List.copyOf(keys);
            included = List.copyOf(included);
        }
    }

    /** The words before the name of an index. */
    record IndexOptions(boolean unique, boolean concurrently, boolean ifNotExists) {}

    /** Changes of one table, in order. */
    record AlterTable(QualifiedName table, boolean ifExists, List<TableChange> changes, Mark at) implements Definition {
        public AlterTable {
            changes = List.copyOf(changes);
        }
    }

    /** A table that is not there yet. */
    record CreateTable(
            QualifiedName table, boolean ifNotExists, List<NewColumn> columns, List<Constraint> constraints, Mark at)
            implements Definition {
        public CreateTable {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
        }
    }

    /** A table that is not there yet, with the indexes that are a part of it. */
    record CreateIndexedTable(
            QualifiedName table,
            List<NewColumn> columns,
            List<TableElement> elements,
            List<TableOption> options,
            Mark at)
            implements Definition {
        public CreateIndexedTable {
            columns = List.copyOf(columns);
            elements = List.copyOf(elements);
            options = List.copyOf(options);
        }
    }

    /** {@code CREATE INDEX} of one that is a part of its table. */
    record CreateTableIndex(QualifiedName table, TableIndex index, List<Manner> manners, Mark at)
            implements Definition {
        public CreateTableIndex {
            manners = List.copyOf(manners);
        }
    }

    /** {@code DROP INDEX} of one that is a part of its table. */
    record DropTableIndex(QualifiedName table, Name index, List<Manner> manners, Mark at) implements Definition {
        public DropTableIndex {
            manners = List.copyOf(manners);
        }
    }

    /**
     * A query under a name.
     *
     * @param columns the names of its columns; none before the names are resolved means those of the query
     */
    record CreateView(QualifiedName view, List<Name> columns, Query query, Mark at) implements Definition {
        public CreateView {
            columns = List.copyOf(columns);
        }
    }
}
