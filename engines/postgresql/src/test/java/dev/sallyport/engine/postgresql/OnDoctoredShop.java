package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Diagnosis;
import dev.sallyport.engine.Diagnosis.Finding;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.ObjectUse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** A test class on each server, with a shop and a role that may do nothing there. */
@OnServers
abstract class OnDoctoredShop {
    private static final String PASSWORD = "doctor's password";
    static final String LEAST = "sallyport_doctor";
    static final String OTHER = "doctor_other";

    final TestDatabase database;

    OnDoctoredShop(TestDatabase database) throws SQLException {
        this.database = database;
        drop();
        database.execute(
                "create schema shop",
                "create table shop.customers (id serial primary key, name text, email text, card text, tenant text,"
                        + " size int generated always as (length(name)) stored)",
                "create table shop.\"Odd \"\"table\" (\"a,b\" int, secret text)",
                "create view shop.cards as select card from shop.customers",
                "insert into shop.customers (name, email, card, tenant) values ('Ada', 'a@x', '4526', 'north')",
                "create role doctor_other login password 'doctor''s password'");
    }

    @AfterEach
    final void drop() throws SQLException {
        database.execute("drop schema if exists shop cascade");
        for (String role : List.of(LEAST, OTHER, "doctor_group")) {
            database.execute("do $$ begin if exists (select from pg_roles where rolname = '" + role
                    + "') then drop owned by " + role + "; drop role " + role + "; end if; end $$");
        }
    }

    final ObjectName customers() {
        return new ObjectName("doctor", database.name(), "shop", "customers");
    }

    final Set<ObjectUse> uses() {
        ObjectName customers = customers();
        ObjectName odd = new ObjectName("doctor", database.name(), "shop", "Odd \"table");
        ObjectName view = new ObjectName("doctor", database.name(), "shop", "cards");
        return Set.of(
                new ObjectUse.Read(customers, "id"),
                new ObjectUse.Read(customers, "name"),
                new ObjectUse.ReadMasked(customers, "email", new Mask.Partial(new Mask.Shape.Email())),
                new ObjectUse.ReadMasked(customers, "card", new Mask.Null()),
                new ObjectUse.Filter(customers, "tenant"),
                new ObjectUse.Insert(customers, "name"),
                new ObjectUse.Insert(customers, "size"),
                new ObjectUse.Update(customers, "name"),
                new ObjectUse.Delete(customers),
                new ObjectUse.Read(odd, "a,b"),
                new ObjectUse.Read(view, "card"));
    }

    final void makeLeastRole() throws SQLException, EngineFailure {
        database.execute(diagnosis(OTHER, uses()).role(), "alter role sallyport_doctor password 'doctor''s password'");
    }

    final void asLeastRole(String sql) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("set session authorization sallyport_doctor");
            statement.execute(sql);
        }
    }

    final Diagnosis diagnosis(String role, Set<ObjectUse> uses) throws EngineFailure {
        SourceSettings settings = new SourceSettings(
                "doctor",
                database.server().address(),
                database.name(),
                List.of("shop"),
                role,
                () -> PASSWORD,
                database.server().tls(),
                1,
                Shop.WIDE,
                Map.of());
        try (PostgresEngine engine = Shop.engine(settings)) {
            return engine.diagnose(uses);
        }
    }

    static List<String> remedies(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::remedy).toList();
    }
}
