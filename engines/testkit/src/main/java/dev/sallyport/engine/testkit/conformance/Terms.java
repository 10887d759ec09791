package dev.sallyport.engine.testkit.conformance;

import dev.sallyport.engine.Catalog;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.MaskKey;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.TableObligation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the suite allows: every column is clear but the card, which is what the terms say, and which rows there are. */
record Terms(Disclosure card, Optional<RowFilter> filter) {
    static final Terms CLEAR = new Terms(new Disclosure.Clear(), Optional.empty());

    static final Limits WIDE = new Limits(1_000_000, 1L << 30, 1 << 20, 1_000, Duration.ofSeconds(30));

    private static final MaskKey KEY = key(1);

    static Terms masked(Mask mask) {
        return masked(mask, KEY);
    }

    static Terms masked(Mask mask, MaskKey key) {
        return new Terms(new Disclosure.Masked(mask, key), Optional.empty());
    }

    static MaskKey key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return new MaskKey(key);
    }

    static Terms filtered(RowFilter filter) {
        return new Terms(new Disclosure.Clear(), Optional.of(filter));
    }

    Obligations on(Operation operation, Catalog catalog) {
        Map<Integer, TableObligation> references = new TreeMap<>();
        for (Effect effect : operation.effects()) {
            if (effect.cause().standsInStatement()) {
                references.put(effect.reference(), on(effect.target(), catalog));
            }
        }
        return new Obligations(references, WIDE, false, List.of());
    }

    private TableObligation on(ObjectName object, Catalog catalog) {
        Map<String, Disclosure> columns = catalog.object(object).stream()
                .flatMap(each -> each.columns().stream())
                .map(ColumnDescription::name)
                .collect(Collectors.toMap(name -> name, name -> name.equals("card") ? card : new Disclosure.Clear()));
        return new TableObligation("conformance", object, columns, filter);
    }
}
