package dev.sallyport.bench;

import dev.sallyport.operation.Mask;
import java.util.List;
import java.util.Map;

/** A table of ten columns, two of them masked, and the statements about it. */
final class WideTable {
    static final String NAME = "wide";
    static final List<String> COLUMNS =
            List.of("id", "name", "email", "card", "amount", "quantity", "score", "born", "changed", "note");
    static final Map<String, Mask> MASKS =
            Map.of("email", new Mask.Partial(new Mask.Shape.Email()), "card", new Mask.Partial(new Mask.Shape.Last(4)));

    /** Every row; what an agent sends. */
    static final String ALL = "select " + String.join(", ", COLUMNS) + " from " + NAME;

    /** One row by primary key; what an agent sends. */
    static final String ONE = ALL + " where id = $1";

    /** The same for JDBC, without any mask. */
    static final String ONE_UNMASKED = ALL + " where id = ?";

    private static final String CREATE = """
            create table wide as select
              g::bigint as id,
              'name of customer ' || g as name,
              'customer' || g || '@example.com' as email,
              lpad((g::bigint * 7919 % 10000000000000000)::text, 16, '4') as card,
              (g % 100000)::numeric(12, 2) / 100 as amount,
              (g % 1000)::int as quantity,
              g / 7.0::float8 as score,
              date '1950-01-01' + (g % 20000)::int as born,
              timestamptz '2024-01-01 00:00+00' + g * interval '1 second' as changed,
              'note ' || md5(g::text) as note
            from generate_series(1, ROWS) as g""";

    private WideTable() {}

    /** The statements that make it. */
    static String[] statements(long rows) {
        return new String[] {
            CREATE.replace("ROWS", Long.toString(rows)),
            "alter table wide add primary key (id)",
            "vacuum (freeze, analyze) wide"
        };
    }
}
