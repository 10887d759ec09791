package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import org.jspecify.annotations.Nullable;

/** Maps the names that a statement gives to what stands in FROM, and to its columns. */
final class AliasReader {
    private final Names names;
    private final ExpressionReader expressions;

    AliasReader(Names names, ExpressionReader expressions) {
        this.names = names;
        this.expressions = expressions;
    }

    @Nullable
    Name name(@Nullable Alias alias) throws NotRead {
        if (alias == null) {
            return null;
        }
        FromShapes.ALIAS.check(alias);
        return names.column(alias.getName());
    }

    /** The columns without types. */
    List<Name> columns(@Nullable Alias alias) throws NotRead {
        if (alias != null
                && alias.getAliasColumns() != null
                && alias.getAliasColumns().stream().anyMatch(column -> column.colDataType != null)) {
            throw NotRead.unsupported("types of a column alias");
        }
        return names(alias);
    }

    List<Name> names(@Nullable Alias alias) throws NotRead {
        List<Name> columns = new ArrayList<>();
        if (alias != null && alias.getAliasColumns() != null) {
            for (var column : alias.getAliasColumns()) {
                columns.add(names.column(column.name));
            }
        }
        return columns;
    }

    /** What the columns of rows are, of which only the statement says it: all of them, or nothing. */
    List<TypeName> types(@Nullable Alias alias, Mark at) throws NotRead {
        List<TypeName> types = new ArrayList<>();
        if (alias != null && alias.getAliasColumns() != null) {
            for (var column : alias.getAliasColumns()) {
                if (column.colDataType != null) {
                    types.add(expressions.types().read(column.colDataType, at));
                }
            }
            if (!types.isEmpty() && types.size() != alias.getAliasColumns().size()) {
                throw NotRead.malformed("some columns have a type and some have none", "give each column its type")
                        .at(at.position());
            }
        }
        return types;
    }
}
