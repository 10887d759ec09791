package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.Manifest;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.Provenance;
import dev.sallyport.policy.RuleChange;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.server.rpc.RefusedException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes the changes that a manifest asks for. */
final class ManifestDrafts {
    private final GrantDrafts grants;
    private final ClassificationDrafts classifications;

    ManifestDrafts(GrantDrafts grants, ClassificationDrafts classifications) {
        this.grants = grants;
        this.classifications = classifications;
    }

    /** @throws RefusedException naming the first field that is wrong, or a rule that another hand owns */
    List<RuleChange> changes(dev.sallyport.v1.Manifest message, Identity author, PolicySnapshot current, Instant now) {
        if (message.getName().isBlank()) {
            throw Malformed.missing("manifest.name", "a name");
        }
        Provenance provenance = PolicyChanges.provenance(author, current.version() + 1, now, message.getName());
        Manifest manifest = new Manifest(
                message.getName(),
                IntStream.range(0, message.getGrantsCount())
                        .mapToObj(i ->
                                grant(message.getGrants(i), author, provenance, current, "manifest.grants[" + i + "]"))
                        .toList(),
                IntStream.range(0, message.getClassificationsCount())
                        .mapToObj(i -> classifications.of(
                                message.getClassifications(i), provenance, "manifest.classifications[" + i + "]"))
                        .toList());
        requireOnce(manifest);
        requireOwned(manifest, current);
        return manifest.changes(current);
    }

    /** A grant that says nothing of its time keeps the time that it has. */
    private Grant grant(
            dev.sallyport.v1.Grant message,
            Identity author,
            Provenance provenance,
            PolicySnapshot current,
            String field) {
        Optional<Grant.Period> period = current.grant(message.getName())
                .map(Grant::period)
                .filter(known -> provenance.time().isBefore(known.expiry()));
        return grants.of(message, author, provenance, period, field);
    }

    private static void requireOnce(Manifest manifest) {
        Set<String> names = new HashSet<>();
        manifest.grants().stream()
                .map(Grant::name)
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Malformed.field("manifest.grants", name, "each name once");
                });
        Set<ColumnName> columns = new HashSet<>();
        manifest.classifications().stream()
                .map(each -> each.key().column())
                .filter(column -> !columns.add(column))
                .findFirst()
                .ifPresent(column -> {
                    throw Malformed.field("manifest.classifications", column.path(), "each column once");
                });
    }

    private static void requireOwned(Manifest manifest, PolicySnapshot current) {
        for (Grant grant : manifest.grants()) {
            current.grant(grant.name())
                    .map(Grant::provenance)
                    .filter(known -> !known.manifest().equals(manifest.name()))
                    .ifPresent(known -> {
                        throw owned("grant `" + grant.name() + "`", known);
                    });
        }
        for (Classification each : manifest.classifications()) {
            current.classification(each.key().column())
                    .map(Classification::provenance)
                    .filter(known -> !known.manifest().equals(manifest.name()))
                    .ifPresent(known -> {
                        throw owned("the class of `" + each.key().column().path() + "`", known);
                    });
        }
    }

    private static RefusedException owned(String what, Provenance known) {
        String owner =
                known.manifest().isEmpty() ? "was made by hand" : "belongs to manifest `" + known.manifest() + "`";
        return new RefusedException(new Refusal(
                Reason.CONSTRAINT,
                what + " " + owner,
                "policy.manifest-owner",
                "remove it there first, or leave it out of the manifest"));
    }
}
