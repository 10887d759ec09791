package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Diagnosis;
import dev.sallyport.engine.Diagnosis.Finding;
import dev.sallyport.engine.Diagnosis.Severity;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.ObjectUse;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is found too wide about the role of the gateway. */
class DoctorIT extends OnDoctoredShop {
    DoctorIT(TestDatabase database) throws SQLException {
        super(database);
    }

    @Test
    void superuserIsFoundAndNothingBesideIt() throws Exception {
        database.execute("alter role doctor_other superuser");
        assertThat(diagnosis(OTHER, uses()).findings())
                .singleElement()
                .isEqualTo(new Finding(
                        Severity.ERROR,
                        "role `doctor_other` is SUPERUSER",
                        "no right and no row security holds it back; what else it may do is not listed",
                        "ALTER ROLE \"doctor_other\" NOSUPERUSER"));
    }

    @Test
    void rolesThatAreWideByThemselvesAreFound() throws Exception {
        database.execute(
                "alter role doctor_other bypassrls createdb createrole replication",
                "grant pg_read_all_data, pg_execute_server_program to doctor_other",
                "create role doctor_group superuser",
                "grant doctor_group to doctor_other");
        assertThat(remedies(diagnosis(OTHER, Set.of())))
                .contains(
                        "ALTER ROLE \"doctor_other\" NOBYPASSRLS",
                        "ALTER ROLE \"doctor_other\" NOCREATEDB",
                        "ALTER ROLE \"doctor_other\" NOCREATEROLE",
                        "ALTER ROLE \"doctor_other\" NOREPLICATION",
                        "REVOKE \"pg_read_all_data\" FROM \"doctor_other\"",
                        "REVOKE \"pg_execute_server_program\" FROM \"doctor_other\"",
                        "REVOKE \"doctor_group\" FROM \"doctor_other\"");
    }

    @Test
    void ownersAndMakersOfObjectsAreFound() throws Exception {
        database.execute(
                "alter table shop.customers owner to doctor_other",
                "grant create on schema shop to public",
                "grant create on database " + database.name() + " to doctor_other",
                "alter default privileges in schema shop grant select on tables to doctor_other");
        assertThat(remedies(diagnosis(OTHER, Set.of())))
                .contains(
                        "ALTER TABLE \"shop\".\"customers\" OWNER TO another_role",
                        "REVOKE CREATE ON SCHEMA \"shop\" FROM PUBLIC",
                        "REVOKE CREATE ON DATABASE \"" + database.name() + "\" FROM \"doctor_other\"",
                        "ALTER DEFAULT PRIVILEGES FOR ROLE \"postgres\" IN SCHEMA \"shop\""
                                + " REVOKE SELECT ON TABLES FROM \"doctor_other\"");
    }

    @Test
    void functionsThatReachFurtherThanTheirCallerAreFound() throws Exception {
        database.execute(
                "grant usage on schema shop to doctor_other",
                "create function shop.cards_of(who text) returns text language sql security definer"
                        + " as 'select card from shop.customers where name = who'",
                "create function shop.harmless() returns int language sql as 'select 1'",
                "grant execute on function pg_read_file(text) to doctor_other");
        assertThat(remedies(diagnosis(OTHER, Set.of())))
                .containsExactlyInAnyOrder(
                        "REVOKE EXECUTE ON ROUTINE \"shop\".cards_of(who text) FROM PUBLIC",
                        "REVOKE EXECUTE ON ROUTINE \"pg_catalog\".pg_read_file(text) FROM \"doctor_other\"");
    }

    @Test
    void rightsToTablesThatNoGrantNeedsAreFound() throws Exception {
        makeLeastRole();
        database.execute(
                "grant select on shop.customers to sallyport_doctor",
                "grant insert (card), references (id) on shop.customers to sallyport_doctor",
                "grant truncate on shop.customers to sallyport_doctor",
                "grant select on shop.cards to public",
                "grant update on sequence shop.customers_id_seq to sallyport_doctor");
        Diagnosis diagnosis = diagnosis(LEAST, uses());
        assertThat(diagnosis.findings()).extracting(Finding::severity).containsOnly(Severity.ERROR);
        assertThat(diagnosis.findings().stream().map(Finding::what))
                .contains("role `sallyport_doctor` has SELECT on `card`, `size` of `shop.customers`");
        assertThat(remedies(diagnosis))
                .containsExactlyInAnyOrder(
                        "REVOKE SELECT ON TABLE \"shop\".\"customers\" FROM \"sallyport_doctor\"; GRANT SELECT"
                                + " (\"id\", \"name\", \"email\", \"tenant\") ON TABLE \"shop\".\"customers\""
                                + " TO \"sallyport_doctor\"",
                        "REVOKE INSERT (\"card\") ON TABLE \"shop\".\"customers\" FROM \"sallyport_doctor\"",
                        "REVOKE REFERENCES (\"id\") ON TABLE \"shop\".\"customers\" FROM \"sallyport_doctor\"",
                        "REVOKE TRUNCATE ON TABLE \"shop\".\"customers\" FROM \"sallyport_doctor\"",
                        "REVOKE SELECT ON TABLE \"shop\".\"cards\" FROM PUBLIC",
                        "REVOKE UPDATE ON SEQUENCE \"shop\".\"customers_id_seq\" FROM \"sallyport_doctor\"");
        for (String remedy : remedies(diagnosis)) {
            database.execute(remedy);
        }
        assertThat(diagnosis(LEAST, uses()).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.OK);
    }

    /** Nobody writes to a copy, whatever a grant of its schema says. */
    @Test
    void aMaterializedViewNeedsToBeReadAlone() throws Exception {
        database.execute("create materialized view shop.sizes as select size from shop.customers");
        ObjectName sizes = new ObjectName("doctor", database.name(), "shop", "sizes");
        Set<ObjectUse> uses = Set.of(
                new ObjectUse.Read(sizes, "size"),
                new ObjectUse.Insert(sizes, "size"),
                new ObjectUse.Update(sizes, "size"),
                new ObjectUse.Delete(sizes));
        assertThat(diagnosis(OTHER, uses).role())
                .contains("GRANT SELECT (\"size\") ON TABLE \"shop\".\"sizes\"")
                .doesNotContain("INSERT", "UPDATE", "DELETE");
    }
}
