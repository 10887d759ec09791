package dev.sallyport.policy;

import dev.sallyport.operation.ColumnName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A policy as files say it; it owns the rules that carry its name and no others.
 *
 * @param grants each with this manifest as its owner
 * @param classifications each with this manifest as its owner
 */
public record Manifest(String name, List<Grant> grants, List<Classification> classifications) {
    public Manifest {
        grants = List.copyOf(grants);
        classifications = List.copyOf(classifications);
    }

    /** What has to change so that the policy says what the manifest says; what is equal stays as it is. */
    public List<RuleChange> changes(PolicySnapshot current) {
        return Stream.of(grantsToPut(current), grantsToEnd(current), classesToPut(current), classesToEnd(current))
                .flatMap(changes -> changes)
                .toList();
    }

    private Stream<RuleChange> grantsToPut(PolicySnapshot current) {
        return grants.stream()
                .filter(grant ->
                        current.grant(grant.name()).filter(grant::saysTheSameAs).isEmpty())
                .map(grant -> RuleChange.put(current, grant));
    }

    private Stream<RuleChange> grantsToEnd(PolicySnapshot current) {
        Set<String> kept = grants.stream().map(Grant::name).collect(Collectors.toSet());
        return current.grants().stream()
                .filter(grant -> owns(grant.provenance()) && !kept.contains(grant.name()))
                .map(RuleChange::end);
    }

    private Stream<RuleChange> classesToPut(PolicySnapshot current) {
        return classifications.stream()
                .filter(each -> current.classification(each.key().column())
                        .filter(each::saysTheSameAs)
                        .isEmpty())
                .map(each -> RuleChange.put(current, each));
    }

    private Stream<RuleChange> classesToEnd(PolicySnapshot current) {
        Set<ColumnName> kept =
                classifications.stream().map(each -> each.key().column()).collect(Collectors.toSet());
        return current.classifications().stream()
                .filter(each ->
                        owns(each.provenance()) && !kept.contains(each.key().column()))
                .map(RuleChange::end);
    }

    private boolean owns(Provenance provenance) {
        return provenance.manifest().equals(name);
    }
}
