package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.MaskKey;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads and seals as the engine does, under the reference policy of the bypass corpus. */
final class TestReader implements AutoCloseable {
    static final MaskKey KEY = new MaskKey(new byte[32]);

    private static final Limits LIMITS = new Limits(10_000, 1 << 24, 1 << 20, 0, Duration.ofSeconds(5));
    private static final Map<String, Mask> MASKS = Map.of(
            "users.ssn", new Mask.Redact(),
            "users.email", new Mask.Partial(new Mask.Shape.Email()),
            "users.salary", new Mask.Null(),
            "users.profile", new Mask.Null(),
            "payments.card_no", new Mask.Partial(new Mask.Shape.Last(4)));

    private final MySqlDialect dialect = new MySqlDialect();
    private final SqlFrontEnd frontEnd = new SqlFrontEnd(dialect, new MySqlAgreement(), 2, Duration.ofSeconds(20));
    private final Printer printer = new Printer(dialect);
    private final MySqlReader reader = new MySqlReader(frontEnd, MySqlFunctions.load(), printer);
    private final MySqlSealer sealer = new MySqlSealer(printer);
    private final MySqlCatalog catalog;
    private final Map<ObjectName, RowFilter> filters = new TreeMap<>();

    TestReader(MySqlCatalog catalog) {
        this.catalog = catalog;
    }

    TestReader filtered(String table, RowFilter filter) {
        filters.put(new ObjectName(catalog.source(), catalog.database(), "", table), filter);
        return this;
    }

    MySqlRelation relation(String name) {
        return catalog.relation(name).orElseThrow();
    }

    Reading read(String sql, Value... parameters) {
        return reader.read(new Statement(new Statement.Body.Text(sql), List.of(parameters)), catalog);
    }

    Reading.Understood understood(String sql, Value... parameters) {
        return switch (read(sql, parameters)) {
            case Reading.Understood understood -> understood;
            case Reading.Opaque(var refusal, var _) -> throw new AssertionError(sql + " refused: " + refusal);
        };
    }

    Refusal refusal(String sql, Value... parameters) {
        return switch (read(sql, parameters)) {
            case Reading.Understood understood ->
                throw new AssertionError(sql + " understood: " + text(seal(understood)));
            case Reading.Opaque(var refusal, var _) -> refusal;
        };
    }

    Sealed seal(Reading.Understood understood) {
        return sealer.seal(understood, obligations(understood));
    }

    Sealed seal(Reading.Understood understood, Obligations obligations) {
        return sealer.seal(understood, obligations);
    }

    Sealed seal(String sql, Value... parameters) {
        return seal(understood(sql, parameters));
    }

    static String text(Sealed sealed) {
        return new String(sealed.canonical(), StandardCharsets.UTF_8);
    }

    Obligations obligations(Reading.Understood understood) {
        Map<Integer, TableObligation> references = new TreeMap<>();
        for (Effect effect : understood.operation().effects()) {
            references.put(effect.reference(), obligation(effect.target()));
        }
        return new Obligations(references, LIMITS, true, List.of());
    }

    private TableObligation obligation(ObjectName object) {
        Map<String, Disclosure> columns = new TreeMap<>();
        catalog.object(object).stream()
                .flatMap(table -> table.columns().stream())
                .forEach(column -> columns.put(column.name(), disclosure(object, column.name())));
        return new TableObligation("reader", object, columns, Optional.ofNullable(filters.get(object)));
    }

    private static Disclosure disclosure(ObjectName object, String column) {
        Mask mask = MASKS.get(object.object() + "." + column);
        return mask == null ? new Disclosure.Clear() : new Disclosure.Masked(mask, KEY);
    }

    @Override
    public void close() {
        frontEnd.close();
    }
}
