package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.CLEAR;
import static dev.sallyport.policy.Shop.CUSTOMERS;
import static dev.sallyport.policy.Shop.NOW;
import static dev.sallyport.policy.Shop.ORDERS;
import static dev.sallyport.policy.Shop.READ_CUSTOMERS;
import static dev.sallyport.policy.Shop.UNBOUNDED;
import static dev.sallyport.policy.Shop.ann;
import static dev.sallyport.policy.Shop.columns;
import static dev.sallyport.policy.Shop.grant;
import static dev.sallyport.policy.Shop.named;
import static dev.sallyport.policy.Shop.reads;
import static dev.sallyport.policy.Shop.view;
import static dev.sallyport.policy.Shop.with;
import static dev.sallyport.policy.Writes.allowed;
import static dev.sallyport.policy.Writes.denied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Verb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnmaskTest {
    private static final Wishes.Unmask EMAIL = new Wishes.Unmask("public", "customers", "email");
    private static final Grant ON_REQUEST = Writes.withApproval(
            named(with(READ_CUSTOMERS, columns(Map.of("email", CLEAR))), "values-on-request"), "privacy");
    private static final Operation EMAILS = reads(CUSTOMERS, "id", "email");

    @Test
    void noGrantThatShowsTheValueMeansNo() {
        Decision.Deny deny = denied(decide(EMAILS, Set.of(EMAIL), READ_CUSTOMERS));

        assertThat(deny.refusal().rule()).isEqualTo("grants.unmask");
        assertThat(deny.refusal().nextStep()).contains("leave it out of `unmask`");
        assertThat(deny.basis().misses()).containsExactly(new NearMiss("read-customers", Dimension.UNMASK));
    }

    @Test
    void aGrantForSomethingElseOfTheTableIsNotEnough() {
        Grant cards = Writes.withApproval(
                named(with(READ_CUSTOMERS, columns(Map.of("card", CLEAR))), "cards-on-request"), "privacy");

        assertThat(denied(decide(EMAILS, Set.of(EMAIL), READ_CUSTOMERS, cards))
                        .refusal()
                        .rule())
                .isEqualTo("grants.unmask");
    }

    @Test
    void aColumnThatTheOperationDoesNotReadIsNotUnmasked() {
        Decision.Deny deny = denied(decide(reads(CUSTOMERS, "id"), Set.of(EMAIL), READ_CUSTOMERS, ON_REQUEST));

        assertThat(deny.refusal().rule()).isEqualTo("grants.unmask");
        assertThat(deny.refusal().message()).contains("`public.customers.email`, which the operation does not read");
    }

    /** What a view or a constraint reads of a hidden table is told to nobody by asking for it. */
    @Test
    void askingForAColumnOfAHiddenTableTellsNothing() {
        var total = new Wishes.Unmask("public", "orders", "total");
        Effect hidden =
                new Effect(1, Verb.READ, ORDERS, Set.of("total"), Set.of("total"), Set.of(), Set.of(), Cause.VIEW);
        Operation viewed = new Operation(
                List.of(Effect.reads(0, CUSTOMERS, Set.of("id"), Set.of(), Set.of("id")), hidden), Set.of(), Set.of());

        Decision.Deny asked = denied(decide(viewed, Set.of(total), READ_CUSTOMERS));
        Decision.Deny plain = denied(decide(viewed, Set.of(), READ_CUSTOMERS));
        Decision.Deny other = denied(decide(viewed, Set.of(new Wishes.Unmask("", "orders", "none")), READ_CUSTOMERS));

        assertThat(asked.refusal()).isEqualTo(plain.refusal()).isEqualTo(other.refusal());
    }

    @Test
    void withoutTheWishTheMaskStaysAndNobodyIsAsked() {
        Decision.Allow allow = allowed(decide(EMAILS, Set.of(), READ_CUSTOMERS, ON_REQUEST));

        assertThat(allow.basis().masks()).hasSize(1);
        assertThat(allow.basis().unmasked()).isEmpty();
        assertThat(allow.basis().grants()).extracting(Basis.GrantUse::grant).containsExactly("read-customers");
    }

    @Test
    void theGrantThatShowsItAsksAPerson() {
        Decision.Ask ask = asked(decide(EMAILS, Set.of(EMAIL), READ_CUSTOMERS, ON_REQUEST));

        assertThat(ask.question().rules()).containsExactly("privacy");
        assertThat(ask.question().reasons()).containsExactly(AskReason.UNMASK);
        assertThat(ask.basis().masks()).isEmpty();
        assertThat(ask.basis().unmasked()).containsExactly(new Basis.Unmasked(0, CUSTOMERS.column("email")));
        assertThat(ask.basis().grants()).extracting(Basis.GrantUse::grant).containsExactly("values-on-request");
    }

    @Test
    void aNameWithoutSchemaStandsForEachTableOfThatName() {
        assertThat(asked(decide(
                                EMAILS,
                                Set.of(new Wishes.Unmask("", "customers", "email")),
                                READ_CUSTOMERS,
                                ON_REQUEST))
                        .basis()
                        .unmasked())
                .hasSize(1);
        denied(decide(EMAILS, Set.of(new Wishes.Unmask("sales", "customers", "email")), READ_CUSTOMERS, ON_REQUEST));
    }

    @Test
    void everyReferenceToTheTableIsUnmasked() {
        Set<String> read = Set.of("email");
        Operation twice = new Operation(
                List.of(
                        Effect.reads(0, CUSTOMERS, read, Set.of(), read),
                        Effect.reads(1, CUSTOMERS, read, read, Set.of())),
                Set.of(),
                Set.of());

        Decision.Ask ask = asked(decide(twice, Set.of(EMAIL), READ_CUSTOMERS, ON_REQUEST));
        assertThat(ask.basis().unmasked()).extracting(Basis.Unmasked::reference).containsExactly(0, 1);
        assertThat(ask.obligations().hints()).isEmpty();
    }

    /** Another column of the same statement keeps its mask. */
    @Test
    void whatWasNotNamedStaysMasked() {
        Decision.Ask ask = asked(decide(reads(CUSTOMERS, "email", "card"), Set.of(EMAIL), READ_CUSTOMERS, ON_REQUEST));

        assertThat(ask.basis().masks()).extracting(Basis.MaskUse::column).containsExactly(CUSTOMERS.column("card"));
    }

    /** No wish was needed for it: no mask can stand under a write, so the grant that masks does not serve it. */
    @Test
    void aWriteThatReadsTheValueIsToldToUnmaskIt() {
        Effect written = Writes.stated(Verb.INSERT, ORDERS, Set.of(), "customer");
        Effect read =
                new Effect(1, Verb.READ, CUSTOMERS, Set.of("email"), Set.of(), Set.of("email"), Set.of(), Cause.STATED);

        Decision.Ask ask = asked(decide(
                Writes.operation(written, read),
                Set.of(),
                READ_CUSTOMERS,
                ON_REQUEST,
                Writes.writer("w", "orders", Verb.INSERT)));
        assertThat(ask.question().reasons()).containsExactly(AskReason.UNMASK);
        assertThat(ask.question().discloses()).isTrue();
        assertThat(ask.basis().unmasked()).containsExactly(new Basis.Unmasked(1, CUSTOMERS.column("email")));
    }

    @Test
    void whatIsUnmaskedBesideTheWishIsTold() {
        Grant both = Writes.withApproval(
                named(with(READ_CUSTOMERS, columns(Map.of("email", CLEAR, "card", CLEAR))), "both"), "privacy");

        Decision.Ask ask = asked(decide(reads(CUSTOMERS, "email", "card"), Set.of(EMAIL), READ_CUSTOMERS, both));
        assertThat(ask.basis().unmasked())
                .extracting(Basis.Unmasked::column)
                .containsExactlyInAnyOrder(CUSTOMERS.column("email"), CUSTOMERS.column("card"));
    }

    @Test
    void rowsThatAFilterHidesOtherwiseAreTold() {
        Grant own = with(READ_CUSTOMERS, Shop.filter(Shop.OWN_TENANT));

        Decision.Ask ask = asked(decide(EMAILS, Set.of(EMAIL), own, ON_REQUEST));
        assertThat(ask.question().reasons()).containsExactly(AskReason.UNMASK, AskReason.UNFILTERED);
        assertThat(ask.question().discloses()).isTrue();
    }

    /** What the caller sees anyway may be counted before the yes; a count of anything else would tell it. */
    @Test
    void onlyWhatIsSeenAnywayIsCountedBeforeTheYes() {
        Grant changes = Writes.withApproval(Writes.writer("changes", "customers", Verb.UPDATE, Verb.READ), "privacy");
        Operation byName = Writes.operation(Writes.stated(Verb.UPDATE, CUSTOMERS, Set.of("name"), "name"));

        assertThat(asked(decide(byName, Set.of(), changes)).question().discloses())
                .isTrue();
        assertThat(asked(decide(byName, Set.of(), READ_CUSTOMERS, changes))
                        .question()
                        .discloses())
                .isFalse();
        assertThat(asked(decide(byName, Set.of(), with(READ_CUSTOMERS, Shop.filter(Shop.OWN_TENANT)), changes))
                        .question()
                        .discloses())
                .isTrue();
    }

    @Test
    void whatAGrantShowsAnywayAsksNobody() {
        Grant clear = named(with(READ_CUSTOMERS, columns(Map.of("email", CLEAR))), "cleared");

        Decision.Allow allow = allowed(decide(EMAILS, Set.of(EMAIL), READ_CUSTOMERS, ON_REQUEST, clear));
        assertThat(allow.basis().unmasked()).isEmpty();
        assertThat(allow.basis().grants()).extracting(Basis.GrantUse::grant).containsExactly("cleared");
    }

    /** Tags bound what an exception of a grant can show, whoever says yes. */
    @Test
    void aGrantWhoseTagsLeaveTheClassOutShowsNothing() {
        Grant.Terms terms = Shop.tags("phone");
        Grant tagged = Writes.withApproval(named(with(grant("x", "customers"), terms), "tagged"), "privacy");

        assertThat(denied(decide(EMAILS, Set.of(EMAIL), READ_CUSTOMERS, tagged))
                        .refusal()
                        .rule())
                .isEqualTo("grants.unmask");
    }

    private static Decision decide(Operation operation, Set<Wishes.Unmask> unmask, Grant... grants) {
        return Policy.decide(view(ann(), grants), operation, new Wishes(UNBOUNDED, "", unmask), NOW);
    }

    private static Decision.Ask asked(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Ask.class);
        return (Decision.Ask) decision;
    }
}
