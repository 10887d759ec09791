package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;

/** Understands nothing yet. */
final class MySqlLanguage implements Language {
    private MySqlLanguage() {}

    static MySqlLanguage open() {
        return new MySqlLanguage();
    }

    @Override
    public Reading read(Statement statement, MySqlCatalog catalog) {
        return new Reading.Opaque(
                new Refusal(
                        Reason.NOT_UNDERSTOOD, "no statement is understood yet", "engine.mysql", "use another source"),
                OperationKind.UNKNOWN);
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        throw new IllegalArgumentException("nothing is understood");
    }

    @Override
    public SortedSet<String> functions() {
        return Collections.emptySortedSet();
    }

    @Override
    public Optional<StatementShape> shape(Statement statement) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
