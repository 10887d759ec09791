package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.postgresql.PostgresResolver.Resolved;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TypeName;
import dev.sallyport.operation.ObjectDescription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The ids that the engine found for a statement, which the engine itself has no need to show anybody. */
@NullMarked
public final class Meaning {
    /** Of the server's types those that no statement names, but that its literals become. */
    private static final Set<String> LITERALS = Set.of("regconfig", "char");

    private final PostgresCatalog catalog;
    private final Resolved resolved;
    private final PostgresTypes types;

    private Meaning(PostgresCatalog catalog, Resolved resolved) {
        this.catalog = catalog;
        this.resolved = resolved;
        this.types = resolved.typing().types();
    }

    /** Reads statements as the engine does. */
    public static final class Reader implements AutoCloseable {
        private static final Duration DEADLINE = Duration.ofSeconds(60);

        private final SqlFrontEnd frontEnd =
                new SqlFrontEnd(new PostgresDialect(), new PostgresAgreement(), 1, DEADLINE);
        private final PostgresFunctions allowed = PostgresFunctions.load();

        /** Empty for what is refused, and for definitions. */
        public Optional<Meaning> read(String sql, Catalog shown) {
            PostgresCatalog catalog = (PostgresCatalog) shown;
            if (frontEnd.read(sql) instanceof Parsed.Tree tree && tree.statement() instanceof Query query) {
                try {
                    return Optional.of(new Meaning(
                            catalog, new PostgresResolver(catalog, allowed, List.of(), frontEnd::read).resolve(query)));
                } catch (Unresolved unresolved) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            frontEnd.close();
        }
    }

    /** With every name and type resolved. */
    public Query query() {
        return resolved.typed().query();
    }

    /** The types of what it returns. */
    public List<Long> outputs() {
        return resolved.typed().types().stream().map(PostgresType::oid).toList();
    }

    /** The oid of the relation behind a reference. */
    public long relation(int reference) {
        return Long.parseLong(of(reference).description().id());
    }

    /** Whether the relation behind a reference is a materialised view, which to the server is a table. */
    public boolean isCopy(int reference) {
        return of(reference).description().kind() == ObjectDescription.Kind.MATERIALIZED_VIEW;
    }

    /** The number of a column of the relation behind a reference. */
    public int column(int reference, Name column) {
        return of(reference).column(column.text()).orElseThrow().number();
    }

    private PostgresRelation of(int reference) {
        return catalog.relationOfAll(resolved.named().tables().get(reference).name())
                .orElseThrow();
    }

    /** The oid of the operator or function of a call. */
    public long chosen(Expression call) {
        return resolved.typing().chosen().id(call);
    }

    /** The calls that a construct means, with their operands as they take them. */
    public List<Expression> calls(Expression construct) {
        return resolved.typing().chosen().meaning(construct);
    }

    /** The type that a cast converts from; 0 where each part of its operand was converted. */
    public long source(Expression.Cast cast) {
        return resolved.typing().chosen().source(cast);
    }

    /** The oid of the type that a cast names. */
    public long type(TypeName name) {
        boolean isOfLiteral = name.schema() != null && LITERALS.contains(name.name());
        return (isOfLiteral ? types.named(name.name()) : types.target(name).type()).oid();
    }
}
