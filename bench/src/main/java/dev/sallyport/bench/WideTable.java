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

    private static final String BY_KEY = ALL + " where id = ";

    /** The same for JDBC, without any mask. */
    static final String ONE_UNMASKED = BY_KEY + "?";

    private static final String OF_POSTGRES = """
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

    private static final String OF_MYSQL = """
            create table wide (id bigint primary key, name varchar(60) not null, email varchar(80) not null,
              card varchar(16) not null, amount decimal(12, 2) not null, quantity int not null, score double not null,
              born date not null, changed timestamp not null, note varchar(60) not null) as
            with recursive k as (select 0 as n union all select n + 1 from k where n < 999)
            select g as id, concat('name of customer ', g) as name, concat('customer', g, '@example.com') as email,
              lpad(g * 7919 % 10000000000000000, 16, '4') as card, g % 100000 / 100 as amount, g % 1000 as quantity,
              g / 7e0 as score, date '1950-01-01' + interval (g % 20000) day as born,
              timestamp '2024-01-01 00:00:00' + interval g second as changed,
              concat('note ', left(sha2(g, 224), 32)) as note
            from (select 1 + high.n * 1000 + low.n as g from k as high cross join k as low) as numbers where g <= ROWS""";

    private WideTable() {}

    /** One row by primary key; what an agent sends. */
    static String one(Peer peer) {
        return BY_KEY + peer.parameter();
    }

    /** The statements that make it. */
    static String[] statements(Peer peer, long rows) {
        String most = Long.toString(rows);
        return switch (peer) {
            case POSTGRESQL ->
                new String[] {
                    OF_POSTGRES.replace("ROWS", most),
                    "alter table wide add primary key (id)",
                    "vacuum (freeze, analyze) wide"
                };
            case MYSQL, MARIADB -> new String[] {OF_MYSQL.replace("ROWS", most), "analyze table wide"};
        };
    }
}
