package dev.sallyport.server.rpc.discovery;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An engine with a few tables that understands `select COLUMN from TABLE`, counts what it runs, and has no database. */
public final class SmallShop implements EngineProvider, Engine {
    public final AtomicInteger opened = new AtomicInteger();
    /** What every statement does besides what it says. */
    List<Effect> brought = List.of();

    Set<Capability> capabilities = Set.of(Capability.SIMPLE_READS);
    private final Tables tables = new Tables(List.of(
            table("customers", ObjectDescription.Kind.TABLE, "id", "email", "margin"),
            table("customers_seen", ObjectDescription.Kind.VIEW, "id"),
            table("orders", ObjectDescription.Kind.TABLE, "id"),
            table("salaries", ObjectDescription.Kind.TABLE, "id")));

    static ObjectName name(String table) {
        return new ObjectName("shop", "shopdb", "public", table);
    }

    private static ObjectDescription table(String name, ObjectDescription.Kind kind, String... columns) {
        return new ObjectDescription(
                name(name),
                "t-" + name,
                kind,
                Stream.of(columns)
                        .map(column -> new ColumnDescription(column, "c-" + column, "text", ColumnKind.TEXT, true))
                        .toList());
    }

    /** One snapshot, of everything or of what a principal can name. */
    private record Tables(List<ObjectDescription> all) implements Catalog {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public Optional<ObjectDescription> object(ObjectName name) {
            return all.stream().filter(table -> table.name().equals(name)).findFirst();
        }

        @Override
        public Collection<ObjectDescription> objects() {
            return all;
        }

        @Override
        public Collection<ObjectDescription> nameable() {
            return all.stream()
                    .filter(each -> each.kind() == ObjectDescription.Kind.TABLE)
                    .toList();
        }

        @Override
        public Catalog visibleTo(Visibility visibility) {
            return new Tables(all.stream()
                    .flatMap(table -> visibility.of(table).map(part -> narrowed(table, part)).stream())
                    .toList());
        }

        private static ObjectDescription narrowed(ObjectDescription table, Visibility.VisibleObject part) {
            return new ObjectDescription(
                    table.name(),
                    table.id(),
                    table.kind(),
                    table.columns().stream()
                            .filter(column -> part.columns().contains(column.name()))
                            .toList());
        }
    }

    @Override
    public Reading read(Statement statement, Catalog catalog) {
        List<String> words =
                List.of(((Statement.Body.Text) statement.body()).sql().split(" ", -1));
        if (words.size() != 4 || !words.getFirst().equals("select")) {
            return new Reading.Opaque(
                    new Refusal(
                            Reason.NOT_UNDERSTOOD, "the statement is not understood", "sql.front-end", "write SELECT"),
                    OperationKind.UNKNOWN);
        }
        Optional<ObjectDescription> table = catalog.object(name(words.get(3)));
        if (table.flatMap(each -> each.column(words.get(1))).isEmpty()) {
            return new Reading.Opaque(unknown(table.isEmpty() ? words.get(3) : words.get(1)), OperationKind.READ);
        }
        Set<String> column = Set.of(words.get(1));
        Effect effect = Effect.reads(0, name(words.get(3)), column, column, column);
        List<Effect> effects =
                Stream.concat(Stream.of(effect), brought.stream()).toList();
        return new Reading.Understood(
                new Operation(effects, Set.of("lower"), Set.of()), new Tree(words.get(1)), "select c from t");
    }

    private record Tree(String column) implements Reading.Tree {}

    private static Refusal unknown(String name) {
        return new Refusal(
                Reason.UNKNOWN_OBJECT,
                "`" + name + "` does not exist or is not granted to you",
                "catalog.visible",
                "ask Discovery");
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        String column = ((Tree) understood.tree()).column();
        TableObligation only = obligations.references().values().iterator().next();
        OutputColumn output = switch (only.disclosure(column)) {
            case Disclosure.Clear() -> new OutputColumn(column, Origin.CLEAR, "");
            case Disclosure.Masked(var mask, var _) -> new OutputColumn(column, Origin.MASKED, mask.label());
            case Disclosure.Withheld() -> throw new IllegalArgumentException("withheld");
        };
        return new Sealed(
                OperationKind.READ,
                new byte[0],
                List.of(),
                List.of(),
                new Closure(List.of()),
                List.of(output),
                List.of(),
                obligations.limits());
    }

    @Override
    public Fate fate(String transaction) {
        throw new IllegalStateException("nothing ran here");
    }

    @Override
    public Execution open(Permit permit, Cancellation cancellation) {
        opened.incrementAndGet();
        throw new IllegalStateException("nothing runs here");
    }

    @Override
    public SortedSet<String> functions() {
        return new TreeSet<>(Set.of("lower(text)"));
    }

    @Override
    public String name() {
        return "small";
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Engine open(SourceSettings settings) {
        return this;
    }

    @Override
    public Catalog catalog() {
        return tables;
    }

    @Override
    public String server() {
        return "small-shop";
    }

    @Override
    public void refresh() {
        // nothing changes
    }

    @Override
    public void close() {
        // nothing is open
    }
}
