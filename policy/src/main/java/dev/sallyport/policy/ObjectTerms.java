package dev.sallyport.policy;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What all grants of one principal say of one object. */
record ObjectTerms(ObjectDescription object, List<GrantTerms> grants, List<NearMiss> misses) {
    /** The part that can be named; empty when no grant is about the object. */
    Optional<VisibleObject> visible() {
        return grants.stream().min(GrantTerms.showingMost()).map(most -> new VisibleObject(names(), star(most)));
    }

    /** Every column that some grant shows. */
    Set<String> names() {
        return grants.stream()
                .flatMap(terms -> terms.columns().keySet().stream())
                .collect(Collectors.toSet());
    }

    private List<String> star(GrantTerms most) {
        return object.columns().stream()
                .filter(ColumnDescription::inStar)
                .map(ColumnDescription::name)
                .filter(most.columns()::containsKey)
                .toList();
    }
}
