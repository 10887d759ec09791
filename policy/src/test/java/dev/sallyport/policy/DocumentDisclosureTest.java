package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.CLEAR;
import static dev.sallyport.policy.Shop.CUSTOMERS;
import static dev.sallyport.policy.Shop.EMAIL;
import static dev.sallyport.policy.Shop.HASH;
import static dev.sallyport.policy.Shop.LIMITS;
import static dev.sallyport.policy.Shop.MADE;
import static dev.sallyport.policy.Shop.NOTHING;
import static dev.sallyport.policy.Shop.NOW;
import static dev.sallyport.policy.Shop.READ_CUSTOMERS;
import static dev.sallyport.policy.Shop.UNBOUNDED;
import static dev.sallyport.policy.Shop.WITHHELD;
import static dev.sallyport.policy.Shop.ann;
import static dev.sallyport.policy.Shop.columns;
import static dev.sallyport.policy.Shop.decide;
import static dev.sallyport.policy.Shop.named;
import static dev.sallyport.policy.Shop.reads;
import static dev.sallyport.policy.Shop.verbs;
import static dev.sallyport.policy.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentNode.Clear;
import dev.sallyport.operation.DocumentNode.Masked;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Hint;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Verb;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holes M1 in the policy: what a principal gets to see of a document whose paths are declared. */
class DocumentDisclosureTest {
    private static final DocumentNode REDACT = new Masked(new Mask.Redact());
    private static final DocumentNode NULL = new Masked(new Mask.Null());
    private static final DocumentNode SHOWN = new Clear();
    private static final ColumnRule PROFILE = document(Map.of(
            List.of("ssn"),
            REDACT,
            List.of("contact", "phone"),
            new Masked(new Mask.Hash()),
            List.of("contact", "city"),
            SHOWN,
            List.of("theme"),
            SHOWN));
    private static final ObjectDescription TABLE = new ObjectDescription(
            CUSTOMERS,
            "1",
            ObjectDescription.Kind.TABLE,
            List.of(
                    new ColumnDescription("profile", "c-profile", "jsonb", ColumnKind.DOCUMENT, true),
                    new ColumnDescription("note", "c-note", "json", ColumnKind.OTHER, true)));

    @Test
    void aPathThatNobodyDeclaredIsDropped() {
        assertThat(paths(PROFILE, Map.of()))
                .doesNotContainKey(List.of("contact"))
                .doesNotContainKey(List.of("new"));
        assertThat(paths(PROFILE, document(Map.of(List.of("new"), SHOWN, List.of("SSN"), SHOWN))))
                .isEqualTo(paths(PROFILE, Map.of()));
        assertThat(paths(PROFILE, document(Map.of(List.of("contact", "new"), SHOWN))))
                .isEqualTo(paths(PROFILE, Map.of()));
        assertThat(paths(PROFILE, document(Map.of(List.of("theme", "below"), SHOWN))))
                .isEqualTo(paths(PROFILE, Map.of()));
        assertThat(paths(PROFILE, document(Map.of(List.of("contact.phone"), SHOWN))))
                .isEqualTo(paths(PROFILE, Map.of()));
        assertThat(paths(PROFILE, CLEAR).keySet())
                .isEqualTo(paths(PROFILE, Map.of()).keySet());
    }

    @Test
    void aColumnWithoutAClassIsNullWhateverPathsAGrantDeclares() {
        assertThat(EffectiveRule.of(columns(Map.of("profile", PROFILE)), "profile", Optional.empty()))
                .isEqualTo(NOTHING);
    }

    @Test
    void aMaskOfTheWholeColumnWinsOverPaths() {
        assertThat(ruleOf(EMAIL, PROFILE)).isEqualTo(EMAIL);
        assertThat(ruleOf(NOTHING, PROFILE)).isEqualTo(NOTHING);
        assertThat(ruleOf(WITHHELD, PROFILE)).isEqualTo(WITHHELD);
        assertThat(ruleOf(PROFILE, HASH)).isEqualTo(HASH);
        assertThat(ruleOf(PROFILE, WITHHELD)).isEqualTo(WITHHELD);
        assertThat(paths(PROFILE, document(Map.of(List.of("contact"), REDACT))))
                .containsEntry(List.of("contact", "phone"), REDACT)
                .containsEntry(List.of("contact", "city"), REDACT)
                .hasSize(4);
    }

    @Test
    void declaredPathsAreShownAsTheirClassOrTheGrantSays() {
        assertThat(paths(PROFILE, Map.of()))
                .containsEntry(List.of("theme"), SHOWN)
                .containsEntry(List.of("contact", "city"), SHOWN)
                .containsEntry(List.of("ssn"), REDACT)
                .hasSize(4);
        assertThat(paths(PROFILE, document(Map.of(List.of("ssn"), SHOWN, List.of("theme"), NULL))))
                .containsEntry(List.of("ssn"), SHOWN)
                .containsEntry(List.of("theme"), NULL)
                .containsEntry(List.of("contact", "city"), SHOWN)
                .hasSize(4);
        assertThat(paths(PROFILE, document(Map.of(List.of("contact"), SHOWN))))
                .containsEntry(List.of("contact", "phone"), SHOWN)
                .containsEntry(List.of("ssn"), REDACT);
        assertThat(ruleOf(CLEAR, PROFILE)).isEqualTo(PROFILE);
        assertThat(EffectiveRule.of(columns(Map.of()), "profile", Optional.of(classified(CLEAR))))
                .isEqualTo(CLEAR);
    }

    @Test
    void aTagThatIsNotAllowedLeavesNoPathClear() {
        Grant.Terms terms = new Grant.Terms(
                Map.of("profile", CLEAR),
                Optional.empty(),
                LIMITS,
                Set.of("phone"),
                false,
                Optional.empty(),
                Grant.Reserved.NONE);
        Classification email = new Classification(classified(PROFILE).key(), PROFILE, Set.of("email"), MADE);

        assertThat(leaves(EffectiveRule.of(terms, "profile", Optional.of(email)))
                        .values())
                .hasSize(4)
                .containsOnly(NULL);
    }

    @Test
    void whoMayWriteADocumentSeesAtMostAConstantOfItsMaskedPaths() {
        assertThat(leaves(EffectiveRule.forWriter(PROFILE)))
                .containsEntry(List.of("contact", "phone"), NULL)
                .containsEntry(List.of("ssn"), REDACT)
                .containsEntry(List.of("theme"), SHOWN);
        Grant update = named(with(READ_CUSTOMERS, verbs(READ_CUSTOMERS, Verb.UPDATE)), "write");

        assertThat(leaves(disclosed(READ_CUSTOMERS, update))).containsEntry(List.of("contact", "phone"), NULL);
    }

    @Test
    void aGrantThatDeclaresPathsOfWhatIsNoDocumentIsNoGrant() {
        Grant wrong = with(READ_CUSTOMERS, columns(Map.of("note", PROFILE)));
        Grant right = with(READ_CUSTOMERS, columns(Map.of("profile", PROFILE)));

        assertThat(decide(view(wrong), reads(CUSTOMERS, "profile"))).isInstanceOf(Decision.Deny.class);
        assertThat(decide(view(right), reads(CUSTOMERS, "profile"))).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void aDocumentIsMaskedInHintsAndInTheBasis() {
        Set<String> profile = Set.of("profile");
        Effect effect = Effect.reads(0, CUSTOMERS, profile, profile, profile);
        Decision.Allow allow =
                (Decision.Allow) decide(view(READ_CUSTOMERS), new Operation(List.of(effect), Set.of(), Set.of()));

        assertThat(allow.obligations().hints())
                .containsExactly(new Hint(Hint.Kind.EVALUATED_ON_MASK, Optional.of(CUSTOMERS.column("profile"))));
        assertThat(allow.basis().masks())
                .containsExactly(new Basis.MaskUse(0, CUSTOMERS.column("profile"), "document"));
    }

    @Test
    void thePathsAreInTheEtag() {
        Set<String> etags = Set.of(
                classified(document(Map.of(List.of("a", "b"), SHOWN))).etag(),
                classified(document(Map.of(List.of("a.b"), SHOWN))).etag(),
                classified(document(Map.of(List.of("a"), SHOWN, List.of("b"), SHOWN)))
                        .etag(),
                classified(document(Map.of(List.of("a", "b"), REDACT))).etag(),
                classified(document(Map.of(List.of("a", "b"), new Masked(new Mask.Constant("x")))))
                        .etag(),
                classified(document(Map.of(List.of("a", "b"), new Masked(new Mask.Constant("y")))))
                        .etag());

        assertThat(etags).hasSize(6);
        assertThat(classified(PROFILE).etag()).isEqualTo(classified(PROFILE).etag());
    }

    @Test
    void whatIsNoSetOfPathsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DocumentTree.of(Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> DocumentTree.of(Map.of(List.of(), SHOWN)));
        assertThatIllegalArgumentException().isThrownBy(() -> DocumentTree.of(Map.of(List.of("a\0"), SHOWN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentTree.of(Map.of(List.of("a"), SHOWN, List.of("a", "b"), SHOWN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentTree.of(Map.of(Collections.nCopies(DocumentTree.DEEPEST + 1, "a"), SHOWN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Masked(new Mask.Document(DocumentTree.of(Map.of(List.of("a"), SHOWN)))));
        assertThat(DocumentTree.of(Map.of(List.of(""), SHOWN)).leaves()).containsOnlyKeys(List.of(""));
    }

    private static ColumnRule document(Map<List<String>, DocumentNode> leaves) {
        return new ColumnRule.Masked(new Mask.Document(DocumentTree.of(leaves)));
    }

    private static Classification classified(ColumnRule level) {
        ColumnDescription column = TABLE.column("profile").orElseThrow();
        return new Classification(ColumnKey.of(TABLE, column), level, Set.of(), MADE);
    }

    private static ColumnRule ruleOf(ColumnRule level, ColumnRule exception) {
        return EffectiveRule.of(columns(Map.of("profile", exception)), "profile", Optional.of(classified(level)));
    }

    private static Map<List<String>, DocumentNode> paths(ColumnRule level, ColumnRule exception) {
        return leaves(ruleOf(level, exception));
    }

    private static Map<List<String>, DocumentNode> paths(ColumnRule level, Map<String, ColumnRule> exceptions) {
        return leaves(EffectiveRule.of(columns(exceptions), "profile", Optional.of(classified(level))));
    }

    private static Map<List<String>, DocumentNode> leaves(ColumnRule rule) {
        return rule instanceof ColumnRule.Masked(Mask.Document(var tree)) ? tree.leaves() : Map.of();
    }

    private static PrincipalView view(Grant... grants) {
        PolicySnapshot snapshot = new PolicySnapshot(
                1, List.of(grants), List.of(classified(PROFILE)), MaskKeys.derivedFrom(new byte[32]));
        return Policy.visibility(snapshot, ann(), new PolicySource("shop", UNBOUNDED, _ -> Optional.of(TABLE)), NOW);
    }

    private static ColumnRule disclosed(Grant... grants) {
        var allow = (Decision.Allow) decide(view(grants), reads(CUSTOMERS, "profile"));
        var disclosure =
                allow.obligations().references().values().iterator().next().disclosure("profile");
        return new ColumnRule.Masked(((Disclosure.Masked) disclosure).mask());
    }
}
