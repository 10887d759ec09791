package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.MaskKey;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A shop of which a person is shown what a write would change. */
abstract class OnPreviewShop extends OnWriteShop {
    OnPreviewShop(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(
                database,
                "create table shop.\"Odd, AS table\" (id int primary key, \"se\"\"cret, AS x\" text, \"found\" text)",
                "insert into shop.\"Odd, AS table\" select n, 'hidden ' || n, 'seen ' || n from generate_series(1, 3) n",
                "create type shop.mood as enum ('sad', 'glad')",
                "create table shop.people (id int primary key, mood shop.mood, doc jsonb, at timestamptz, note text)",
                "insert into shop.people values (1, 'glad', '{\"a\": 1}', '2026-01-02 03:04:05+00', repeat('x', 300)),"
                        + " (2, null, null, null, null)");
    }

    static Disclosure masked(Mask mask) {
        return new Disclosure.Masked(mask, new MaskKey(new byte[32]));
    }

    final Preview preview(String sql, Map<String, Disclosure> other, Value... parameters) throws EngineFailure {
        Reading.Understood understood = shop.understood(sql, parameters);
        return shop.engine.preview(understood, shop.seal(sql, parameters), shown(understood, other));
    }

    final Preview preview(String sql, Value... parameters) throws EngineFailure {
        return preview(sql, Map.of(), parameters);
    }

    /** All references of the same table under the same terms. */
    final Obligations shown(Reading.Understood understood, Map<String, Disclosure> other) {
        Obligations all = shop.obligations(understood);
        Map<Integer, TableObligation> references = new TreeMap<>();
        all.references().forEach((reference, terms) -> {
            Map<String, Disclosure> columns = new TreeMap<>(terms.columns());
            other.forEach((name, disclosure) -> columns.replace(name, disclosure));
            references.put(reference, new TableObligation(terms.grant(), terms.object(), columns, terms.filter()));
        });
        return new Obligations(references, all.limits(), true, List.of());
    }

    static List<String> cells(Preview preview, String label) {
        int column = preview.columns().indexOf(label);
        return preview.sample().stream()
                .map(row -> row.get(column).orElse("NULL"))
                .toList();
    }
}
