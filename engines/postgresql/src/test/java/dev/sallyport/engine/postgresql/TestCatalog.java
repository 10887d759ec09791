package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresRelation.Trait;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectDescription.Kind;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A catalog made by hand: the shop of the bypass fixture, and what a principal may know of it. */
final class TestCatalog {
    static final PostgresBuiltins BUILTINS = TestBuiltins.load();

    /** One column of every listed type, and one of a type that is not. */
    static final String KINDS = "b bool, i2 int2, i4 int4, i8 int8, n numeric, f4 float4, f8 float8, t text, v varchar,"
            + " c bpchar, d date, tm time, ts timestamp, tz timestamptz, iv interval, u uuid, y bytea, j json, jb jsonb,"
            + " a _text";

    private static final Set<String> HIDDEN = Set.of("api_keys", "employees", "audit_log", "v_hidden");

    private final SortedMap<ObjectName, PostgresRelation> relations = new TreeMap<>();

    /** The whole shop. */
    static PostgresCatalog shop() {
        return whole().catalog();
    }

    private static TestCatalog whole() {
        TestCatalog shop = new TestCatalog();
        shop.table(
                "public",
                "users",
                "id int4, tenant_id int4, name text, email text, ssn text, salary numeric, dob date, country text,"
                        + " note text, password_hash text, profile jsonb, mgr_id int4, tags _text,"
                        + " created_at timestamptz");
        shop.table("public", "orders", "id int4, user_id int4, total numeric, status text, ship_note text");
        shop.table("public", "products", "id int4, name text, price numeric");
        shop.table("public", "tickets", "id int4, user_id int4, body text");
        shop.table("public", "payments", "id int4, paid_on date, card_no text, amount numeric");
        shop.table("public", "api_keys", "id int4, key text");
        shop.table("public", "audit_log", "id int4, line text");
        shop.table("hr", "employees", "id int4, ssn text");
        shop.table("sales", "users", "id int4, region varchar, code bpchar, at timestamp, score float8, big int8");
        shop.table("public", "kinds", KINDS);
        shop.table("public", "moods", "id int4, mood xml");
        views(shop);
        return shop;
    }

    private static void views(TestCatalog shop) {
        shop.view("v_plain", "id int4, label text", "SELECT users.id, users.name AS label FROM public.users;");
        shop.view(
                "v_users_public",
                "id int4, name text, tax_ref text, country text",
                "SELECT id, name, ssn AS tax_ref, country FROM public.users;");
        shop.view("v_rich", "id int4", "SELECT u.id FROM public.users u WHERE (u.salary > (70000)::numeric);");
        shop.view(
                "v_of_views",
                "id int4, tax_ref text",
                "SELECT a.id, b.tax_ref FROM (public.v_plain a JOIN" + " public.v_users_public b ON ((a.id = b.id)));");
        shop.view(
                "barrier",
                "id int4, total numeric",
                "SELECT orders.id, orders.total FROM public.orders" + " WHERE (orders.status = 'open'::text);");
        shop.view("v_five", "id int4", "SELECT orders.id FROM public.orders WHERE (orders.user_id = 5);");
        shop.view("v_with", "id int4", "WITH o AS (SELECT orders.id FROM public.orders) SELECT o.id FROM o;");
    }

    /** What a reader knows of the shop with views that cannot be opened. */
    static PostgresCatalog withOddViews() {
        TestCatalog shop = whole();
        shop.view("v_bare", "id int4", "SELECT orders.id FROM orders;");
        shop.view("v_keys", "id int4", "SELECT api_keys.id FROM public.api_keys;");
        shop.view("v_hashes", "password_hash text", "SELECT users.password_hash FROM public.users;");
        shop.view("v_slow", "pause text", "SELECT (pg_sleep(1))::text AS pause;");
        shop.view("v_changed", "id int8", "SELECT users.id FROM public.users;");
        shop.view("v_wider", "id int4", "SELECT users.id, users.name FROM public.users;");
        shop.view("v_odd", "id int4", "SELECT users.id FROM public.users TABLESAMPLE system (10);");
        shop.view("v_hidden", "id int4", "SELECT users.id FROM public.users;");
        shop.copy("mv_odd", "id int4, sid text", "");
        shop.copy("mv_hashes", "password_hash text", "SELECT users.password_hash FROM public.users;");
        shop.copy("mv_secured", "id int4", "SELECT secured.id FROM public.secured;");
        shop.table("public", "secured", "id int4");
        shop.copy("mv_rich", "id int4", "SELECT u.id FROM public.users u WHERE (u.salary > (70000)::numeric);");
        shop.copy(
                "mv_of_copies",
                "id int4",
                "SELECT a.id FROM (public.mv_rich a JOIN public.users b ON ((a.id = b.id)));");
        shop.copy("mv_of_view", "id int4", "SELECT v_plain.id FROM public.v_plain;");
        shop.view("v_of_copy", "id int4", "SELECT mv_rich.id FROM public.mv_rich;");
        String before = "v_plain";
        for (int i = 0; i < 6; i++) {
            String name = "v_twice" + i;
            shop.view(name, "id int4", "SELECT a.id FROM public." + before + " a, public." + before + " b;");
            before = name;
        }
        return visible(shop.catalog());
    }

    /** What a reader knows of a server of that number. */
    static PostgresCatalog on(int serverVersion) {
        return visible(whole().catalog(TestBuiltins.load(serverVersion)));
    }

    /** The shop as a reader knows it. */
    static PostgresCatalog visible() {
        return visible(shop());
    }

    private static PostgresCatalog visible(PostgresCatalog catalog) {
        return catalog.visibleTo(
                object -> HIDDEN.contains(object.name().object()) ? Optional.empty() : Optional.of(part(object)));
    }

    /** As a reader knows it under two grants: a column is not among what `*` shows. */
    static PostgresCatalog visibleButByName(String table, String column) {
        return visible().visibleTo(object -> {
            Visibility.VisibleObject part = part(object);
            boolean one = object.name().object().equals(table);
            List<String> star = part.star().stream()
                    .filter(name -> !(one && name.equals(column)))
                    .toList();
            return Optional.of(new Visibility.VisibleObject(part.columns(), star));
        });
    }

    private static Visibility.VisibleObject part(ObjectDescription object) {
        List<String> columns = object.columns().stream()
                .map(column -> column.name())
                .filter(column -> !column.equals("password_hash"))
                .toList();
        return new Visibility.VisibleObject(Set.copyOf(columns), columns);
    }

    private void table(String schema, String name, String columns) {
        boolean parted = name.equals("payments");
        relation(schema, name, columns, parted ? Kind.PARTITIONED_TABLE : Kind.TABLE, "");
    }

    private void view(String name, String columns, String definition) {
        relation("public", name, columns, Kind.VIEW, definition);
    }

    private void copy(String name, String columns, String definition) {
        relation("public", name, columns, Kind.MATERIALIZED_VIEW, definition);
    }

    private void relation(String schema, String name, String columns, Kind kind, String definition) {
        List<PostgresColumn> made = new ArrayList<>();
        for (String column : columns.split(",\\s*", -1)) {
            String[] words = column.split(" ", -1);
            long type = BUILTINS.type(words[1]).orElseThrow().oid();
            made.add(new PostgresColumn(
                    words[0],
                    made.size() + 1,
                    type,
                    -1,
                    0,
                    words[1],
                    true,
                    PostgresColumn.Generation.NONE,
                    true,
                    true));
        }
        ObjectName object = new ObjectName("shop-pg", "shop", schema, name);
        String oid = Integer.toString(20_000 + relations.size());
        ObjectDescription description = new ObjectDescription(
                object,
                oid,
                kind,
                made.stream().map(PostgresColumn::description).toList());
        Set<Trait> traits = name.startsWith("barrier")
                ? Set.of(Trait.BARRIER)
                : name.equals("secured") ? Set.of(Trait.ROW_SECURITY) : Set.of();
        relations.put(
                object,
                PostgresRelation.of(
                        description,
                        "fingerprint of " + name,
                        made,
                        traits,
                        new PostgresRules(List.of(), "no rules"),
                        definition));
    }

    private PostgresCatalog catalog() {
        return catalog(BUILTINS);
    }

    private PostgresCatalog catalog(PostgresBuiltins builtins) {
        return new PostgresCatalog(
                "1", "shop-pg", "shop", builtins.serverVersion(), List.of("public"), relations, builtins);
    }
}
