package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Statements that an engine reads, seals and runs for one principal, to whom every column is clear. */
record Writing(MySqlEngine engine, Map<String, RowFilter> filters) {
    static final Limits LIMITS = new Limits(1000, 1 << 20, 1 << 16, 10, Duration.ofSeconds(30));

    Reading.Understood understood(String sql, Value... parameters) {
        return switch (read(sql, parameters)) {
            case Reading.Understood understood -> understood;
            case Reading.Opaque(var refusal, var _) -> throw new AssertionError(sql + " refused: " + refusal);
        };
    }

    Reading read(String sql, Value... parameters) {
        return engine.read(new Statement(new Statement.Body.Text(sql), List.of(parameters)), engine.catalog());
    }

    Sealed seal(String sql, Value... parameters) {
        Reading.Understood understood = understood(sql, parameters);
        return engine.seal(understood, obligations(understood)).bind(List.of(parameters), Duration.ofSeconds(30));
    }

    Obligations obligations(Reading.Understood understood) {
        Map<Integer, TableObligation> references = new TreeMap<>();
        for (Effect effect : understood.operation().effects()) {
            references.put(effect.reference(), obligation(effect.target()));
        }
        return new Obligations(references, LIMITS, false, List.of());
    }

    private TableObligation obligation(ObjectName object) {
        Map<String, Disclosure> columns = new TreeMap<>();
        engine.catalog()
                .object(object)
                .orElseThrow()
                .columns()
                .forEach(column -> columns.put(column.name(), new Disclosure.Clear()));
        return new TableObligation("writer", object, columns, Optional.ofNullable(filters.get(object.object())));
    }

    /** How many rows it changed; it is kept. */
    long write(String sql, Value... parameters) throws EngineFailure {
        return write(seal(sql, parameters));
    }

    long write(Sealed sealed) throws EngineFailure {
        try (Execution execution = TestRun.open(engine, sealed)) {
            execution.commit();
            return execution.affected();
        }
    }
}
