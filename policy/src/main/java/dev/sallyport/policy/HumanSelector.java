package dev.sallyport.policy;

import java.util.ArrayList;
import java.util.List;

/** Which humans a grant is for; a human is an issuer and a subject, never the subject alone. */
public sealed interface HumanSelector {
    /** This human. */
    record Exact(String issuer, String human) implements HumanSelector {
        public Exact {
            requireNames(issuer, human);
        }
    }

    /** The members of a group, as the issuer's tokens tell them. */
    record Group(String issuer, String group) implements HumanSelector {
        public Group {
            requireNames(issuer, group);
        }
    }

    /** Every human of every issuer: wide, so it is written out. */
    record Everyone() implements HumanSelector {}

    /** Every selector that there can be for a human; a grant is for them exactly when its selector is among them. */
    static List<HumanSelector> selecting(Identity.Principal principal) {
        List<HumanSelector> selectors = new ArrayList<>();
        selectors.add(new Exact(principal.issuer(), principal.human()));
        principal.groups().forEach(group -> selectors.add(new Group(principal.issuer(), group)));
        selectors.add(new Everyone());
        return selectors;
    }

    private static void requireNames(String issuer, String name) {
        if (issuer.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("`" + name + "` of `" + issuer + "` is not an issuer and a name in it");
        }
    }
}
