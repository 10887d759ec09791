package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Refusal;
import java.time.Duration;

/** Reads statements for tests. */
final class FrontEnds {

    static final PostgresDialect DIALECT = new PostgresDialect();

    private FrontEnds() {}

    static SqlFrontEnd open() {
        return new SqlFrontEnd(DIALECT, new PostgresAgreement(), 4, Duration.ofSeconds(60));
    }

    static String print(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Tree tree ->
                new Printer(DIALECT)
                        .print(tree.statement(), ParameterStyle.NUMBERED)
                        .text();
            case Parsed.Refused(var refusal) -> throw new AssertionError(refusal.reason() + " " + refusal.message());
        };
    }

    static Refusal refusal(Parsed parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Refused.class);
        assertThat(parsed.kind()).isEqualTo(OperationKind.UNKNOWN);
        return ((Parsed.Refused) parsed).refusal();
    }
}
