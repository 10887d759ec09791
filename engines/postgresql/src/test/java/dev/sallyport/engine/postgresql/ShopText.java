package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;

/** What the administrator of the shop to write to sends. */
final class ShopText {
    static final String ROLE = """
            do $$ begin
              if not exists (select from pg_roles where rolname = 'shop_writer') then
                create role shop_writer login password 'writer''s password';
              end if;
            end $$
            """;

    /** Lets the writer own what is there, as whoever defines has to. */
    static final String OWNED = """
            do $$ declare named text; begin
              grant create on schema shop to shop_writer;
              for named in select format('%I.%I', n.nspname, c.relname) from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'shop' and c.relkind in ('r', 'p', 'v')
              loop
                execute format('alter table %s owner to shop_writer', named);
              end loop;
            end $$
            """;

    static final String TABLES = "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " where n.nspname = 'shop' and c.relkind in ('r', 'p') order by 1";

    private ShopText() {}

    static String schema() throws IOException {
        try (var stream = requireNonNull(WriteShop.class.getResourceAsStream("writes_schema.sql"))) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
