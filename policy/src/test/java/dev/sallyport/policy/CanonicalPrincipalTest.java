package dev.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.policy.Identity.Attribute;
import dev.sallyport.policy.Identity.Principal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bytes of a principal are the same in every process, so that two nodes record one hash for one state. */
class CanonicalPrincipalTest {
    private static final Set<String> GROUPS = Set.of("support", "staff", "emea", "on-call", "shop", "weekend");
    private static final Map<String, Attribute> ATTRIBUTES = Map.of(
            "tenant", new Attribute.Text("7"),
            "level", new Attribute.Number(7),
            "city", new Attribute.Text("Oslo"),
            "region", new Attribute.Text("north"));

    @Test
    void thePrincipalIsEncodedAsEver() {
        byte[] bytes = Canonical.encode(principal("ann", GROUPS, ATTRIBUTES));

        assertThat(HexFormat.of().formatHex(Canonical.sha256(bytes)))
                .isEqualTo("b535ebfc421f556123f8505ee4391dd2ee95d2e1788e2359f7d79b0b56026b9b");
    }

    @Test
    void groupsAndAttributesStandInOrder() {
        Principal ann = principal("ann", GROUPS, ATTRIBUTES);

        assertThat(ann.groups()).containsExactly("emea", "on-call", "shop", "staff", "support", "weekend");
        assertThat(ann.attributes().keySet()).containsExactly("city", "level", "region", "tenant");
    }

    @Test
    void anyDifferenceChangesTheBytes() {
        List<Principal> variants = List.of(
                principal("ann", GROUPS, ATTRIBUTES),
                principal("bob", GROUPS, ATTRIBUTES),
                principal("ann", Set.of(), ATTRIBUTES),
                principal("ann", Set.of("a", "b"), Map.of()),
                principal("ann", Set.of("a, b"), Map.of()),
                principal("ann", Set.of(), Map.of("a", new Attribute.Text("7"))),
                principal("ann", Set.of(), Map.of("a", new Attribute.Number(7))),
                principal("ann", Set.of(), Map.of("b", new Attribute.Number(7))),
                new Principal("idp-2", "ann", "agent", "task", Set.of(), Map.of()),
                new Principal("idp", "ann", "agent-2", "task", Set.of(), Map.of()),
                new Principal("idp", "ann", "agent", "task-2", Set.of(), Map.of()),
                new Principal("idp", "anna", "gent", "task", Set.of(), Map.of()));

        assertThat(variants.stream()
                        .map(Canonical::encode)
                        .map(Arrays::hashCode)
                        .distinct())
                .hasSize(variants.size());
    }

    private static Principal principal(String human, Set<String> groups, Map<String, Attribute> attributes) {
        return new Principal("idp", human, "agent", "task", groups, attributes);
    }
}
