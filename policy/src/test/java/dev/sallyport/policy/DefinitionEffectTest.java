package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.CLEAR;
import static dev.sallyport.policy.Shop.CUSTOMERS;
import static dev.sallyport.policy.Shop.OWN_TENANT;
import static dev.sallyport.policy.Shop.WITHHELD;
import static dev.sallyport.policy.Shop.grant;
import static dev.sallyport.policy.Shop.verbs;
import static dev.sallyport.policy.Shop.with;
import static dev.sallyport.policy.Writes.allowed;
import static dev.sallyport.policy.Writes.asked;
import static dev.sallyport.policy.Writes.decide;
import static dev.sallyport.policy.Writes.operation;
import static dev.sallyport.policy.Writes.refused;
import static dev.sallyport.policy.Writes.risky;
import static dev.sallyport.policy.Writes.stated;
import static dev.sallyport.policy.Writes.withColumn;
import static dev.sallyport.policy.Writes.writer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Definitions make what no catalog knows yet: it needs a grant for its name, and nothing of what is there is told by it. */
class DefinitionEffectTest {
    private static final ObjectName TAGS = new ObjectName("shop", "shop", "public", "tags");
    private static final Operation CREATE = operation(stated(Verb.DDL, TAGS, Set.of(), "id", "name"));
    private static final Grant WHOLE = schemaWide("defines", "public", Verb.READ, Verb.DDL);

    @Test
    void whatIsNewNeedsAGrantForItsName() {
        assertThat(refused(decide(CREATE, writer("defines", "customers", Verb.DDL)))
                        .rule())
                .isEqualTo("grants.object");
        assertThat(refused(decide(CREATE, schemaWide("defines", "private", Verb.DDL)))
                        .rule())
                .isEqualTo("grants.object");
        assertThat(refused(decide(CREATE, schemaWide("reads", "public", Verb.READ)))
                        .rule())
                .isEqualTo("grants.verb");
        allowed(decide(CREATE, WHOLE));
        allowed(decide(CREATE, writer("defines", "tags", Verb.DDL)));
    }

    @Test
    void termsAboutColumnsOrRowsAreForWhatHasThem() {
        assertThat(refused(decide(CREATE, withColumn(WHOLE, "id", CLEAR))).rule())
                .isEqualTo("grants.object");
        assertThat(refused(decide(CREATE, with(WHOLE, Shop.filter(OWN_TENANT)))).rule())
                .isEqualTo("grants.object");
    }

    @Test
    void onlyADefinitionIsAboutWhatIsNotThere() {
        Grant all = schemaWide("all", "public", Verb.values());
        for (Verb verb : Set.of(Verb.READ, Verb.INSERT, Verb.UPDATE, Verb.DELETE)) {
            Writes.denied(decide(operation(stated(verb, TAGS, Set.of("id"), "id")), all));
        }
        Writes.denied(decide(operation(stated(Verb.DDL, TAGS, Set.of("id"), "id")), all));
    }

    @Test
    void aDefinitionIsForAllRows() {
        Operation changes = operation(stated(Verb.DDL, CUSTOMERS, Set.of("name"), "name"));
        Grant all = writer("defines", "customers", Verb.READ, Verb.DDL);
        Grant filtered = with(all, Shop.filter(OWN_TENANT));

        assertThat(refused(decide(changes, filtered)).rule()).isEqualTo("grants.unfiltered");
        assertThat(refused(decide(changes, Writes.withOracle(filtered, true))).rule())
                .isEqualTo("grants.unfiltered");
        allowed(decide(changes, all));
    }

    @Test
    void aColumnThatNobodyShowsIsNewAndAnyOtherHasToBeShown() {
        Operation adds = operation(stated(Verb.DDL, CUSTOMERS, Set.of(), "colour"));
        Operation changes = operation(stated(Verb.DDL, CUSTOMERS, Set.of(), "name"));
        Grant hides = withColumn(writer("defines", "customers", Verb.READ, Verb.DDL), "name", WITHHELD);

        Writes.denied(decide(changes, hides, Shop.READ_CUSTOMERS));
        allowed(decide(adds, hides));
        allowed(decide(changes, hides));
    }

    @Test
    void whetherAHiddenNameIsTakenIsNotTold() {
        ObjectName secret = new ObjectName("shop", "shop", "public", "secret");
        var hidden = Shop.table(secret, "7", "id");
        PolicySource source = new PolicySource(
                "shop", Shop.UNBOUNDED, name -> name.equals(secret) ? Optional.of(hidden) : Optional.empty());
        PrincipalView view = Policy.visibility(Shop.snapshot(WHOLE), Shop.ann(), source, Shop.NOW);
        Operation taken = operation(stated(Verb.DDL, secret, Set.of(), "id"));
        Operation free = operation(stated(Verb.DDL, TAGS, Set.of(), "id"));

        assertThat(view.terms(secret).orElseThrow().visible()).isEmpty();
        allowed(Policy.decide(view, taken, new Wishes(Shop.UNBOUNDED, ""), Shop.NOW));
        allowed(Policy.decide(view, free, new Wishes(Shop.UNBOUNDED, ""), Shop.NOW));
        Writes.denied(Policy.decide(
                view, operation(stated(Verb.READ, secret, Set.of("id"))), new Wishes(Shop.UNBOUNDED, ""), Shop.NOW));
    }

    @Test
    void whatAFilterStandsOnIsNotDefinedAnew() {
        Grant defines = writer("defines", "customers", Verb.READ, Verb.DDL);
        Grant reads = with(Shop.named(Shop.READ_CUSTOMERS, "reads"), Shop.filter(OWN_TENANT));
        Operation drops = operation(stated(Verb.DDL, CUSTOMERS, Set.of(), "tenant"));
        Operation other = operation(stated(Verb.DDL, CUSTOMERS, Set.of(), "colour"));

        assertThat(refused(decide(drops, defines, reads)).rule()).isEqualTo("grants.unfiltered");
        allowed(decide(other, defines, reads));
        allowed(decide(drops, defines));
    }

    @Test
    void whatAnotherFilterLooksIntoIsNotDefinedAtAll() {
        Grant defines = writer("defines", "customers", Verb.READ, Verb.DDL);
        Grant reads = with(
                grant("reads", "orders"),
                Shop.filter(new RowFilter.In("customer", CUSTOMERS, "id", new RowFilter.IsNull("name"))));
        Operation drops = operation(stated(Verb.DDL, CUSTOMERS, Set.of()));

        assertThat(refused(decide(drops, defines, reads)).rule()).isEqualTo("grants.unfiltered");
        allowed(decide(drops, defines));
    }

    @Test
    void whoDefinesSeesAConstantOfWhatTheyMaySetADefaultFor() {
        Grant defines = writer("defines", "customers", Verb.READ, Verb.DDL);
        PrincipalView view = Shop.view(Shop.ann(), defines);
        assertThat(view.terms(CUSTOMERS).orElseThrow().grants().getFirst().rule("card"))
                .isEqualTo(Shop.NOTHING);
    }

    @Test
    void aDefinitionAsks() {
        assertThat(asked(decide(risky(CREATE, Risk.DEFINITION), WHOLE)).reasons())
                .containsExactly(AskReason.DEFINITION);
    }

    private static Grant schemaWide(String name, String schema, Verb... verbs) {
        Grant one = grant(name, "customers");
        Grant.Scope scope = verbs(one, verbs);
        return with(
                one,
                new Grant.Scope(
                        scope.source(), scope.database(), List.of(new ObjectSelector.Schema(schema)), scope.verbs()));
    }
}
