package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Diagnosis;
import dev.sallyport.engine.Diagnosis.Finding;
import dev.sallyport.engine.Diagnosis.Severity;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectUse;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The least-privilege role: what it may do, what it may not, and what another one lacks of it. */
class LeastRoleIT extends OnDoctoredShop {
    LeastRoleIT(TestDatabase database) throws SQLException {
        super(database);
    }

    @Test
    void aRoleMadeByTheScriptMayDoWhatIsNeededAndNothingElse() throws Exception {
        makeLeastRole();
        assertThat(diagnosis(LEAST, uses()).findings())
                .containsExactly(new Finding(
                        Severity.OK,
                        "role `sallyport_doctor` has what the grants need",
                        "nothing that it may do is wider",
                        ""));
        asLeastRole("select id, name, email, tenant from shop.customers");
        asLeastRole("insert into shop.customers (name) values ('Bea') returning id");
        asLeastRole("update shop.customers set name = 'Bea' where id = 1");
        asLeastRole("delete from shop.customers where id = 1");
        asLeastRole("select \"a,b\" from shop.\"Odd \"\"table\"");
    }

    @Test
    @Tag("refused")
    void withheldColumnsAreClosedToTheLeastRoleItself() throws Exception {
        makeLeastRole();
        for (String sql : List.of(
                "select card from shop.customers",
                "select * from shop.customers",
                "select card from shop.cards",
                "select secret from shop.\"Odd \"\"table\"",
                "update shop.customers set card = 'x'",
                "insert into shop.customers (id) values (7)",
                "truncate shop.customers",
                "create table shop.t (a int)")) {
            assertThatThrownBy(() -> asLeastRole(sql))
                    .as(sql)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void theScriptNamesWhatIsNeededAndQuotesIt() throws Exception {
        assertThat(diagnosis(OTHER, uses()).role()).isEqualTo("""
                        CREATE ROLE "sallyport_doctor" LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT;
                        ALTER ROLE "sallyport_doctor" SET default_transaction_read_only = on;
                        GRANT CONNECT ON DATABASE "%s" TO "sallyport_doctor";
                        GRANT USAGE ON SCHEMA "shop" TO "sallyport_doctor";
                        GRANT SELECT ("a,b") ON TABLE "shop"."Odd ""table" TO "sallyport_doctor";
                        GRANT SELECT ("id", "name", "email", "tenant") ON TABLE "shop"."customers" TO "sallyport_doctor";
                        GRANT INSERT ("name") ON TABLE "shop"."customers" TO "sallyport_doctor";
                        GRANT UPDATE ("name") ON TABLE "shop"."customers" TO "sallyport_doctor";
                        GRANT DELETE ON TABLE "shop"."customers" TO "sallyport_doctor";
                        GRANT USAGE ON SEQUENCE "shop"."customers_id_seq" TO "sallyport_doctor";
                        """.formatted(database.name()));
    }

    @Test
    void tableOfConstantMasksNeedsOneColumnToBeCounted() throws Exception {
        Set<ObjectUse> uses = Set.of(
                new ObjectUse.ReadMasked(customers(), "card", new Mask.Constant("hidden")),
                new ObjectUse.ReadMasked(customers(), "name", new Mask.Null()));
        assertThat(diagnosis(OTHER, uses).role())
                .contains("GRANT SELECT (\"name\") ON TABLE \"shop\".\"customers\"")
                .doesNotContain("card");
    }

    @Test
    void whatAGrantPromisesAndTheRoleLacksIsFound() throws Exception {
        makeLeastRole();
        database.execute(
                "revoke select (email), update (name), delete on shop.customers from sallyport_doctor",
                "revoke usage on sequence shop.customers_id_seq from sallyport_doctor");
        Diagnosis diagnosis = diagnosis(LEAST, uses());
        assertThat(diagnosis.findings()).extracting(Finding::severity).containsOnly(Severity.WARNING);
        assertThat(remedies(diagnosis))
                .containsExactly(
                        "GRANT SELECT (\"email\") ON TABLE \"shop\".\"customers\" TO \"sallyport_doctor\"",
                        "GRANT UPDATE (\"name\") ON TABLE \"shop\".\"customers\" TO \"sallyport_doctor\"",
                        "GRANT DELETE ON TABLE \"shop\".\"customers\" TO \"sallyport_doctor\"",
                        "GRANT USAGE ON SEQUENCE \"shop\".\"customers_id_seq\" TO \"sallyport_doctor\"");
    }
}
