package dev.sallyport.policy;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.ObjectDescription;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One immutable state of the whole policy: every grant that was not ended, every class, and a hash over all of it. */
public final class PolicySnapshot {
    private final long version;
    private final String hash;
    private final Map<String, Grant> grants;
    private final Map<ColumnName, Classification> classifications;
    private final Map<Key, List<Grant>> index;
    private final Map<String, String> etags;
    private final MaskKeys maskKeys;

    /**
     * Takes the state as it is given; the order of the collections means nothing.
     *
     * @throws IllegalStateException when two grants have one name or two classes one column
     */
    public PolicySnapshot(
            long version, Collection<Grant> grants, Collection<Classification> classifications, MaskKeys maskKeys) {
        this.version = version;
        this.grants = grants.stream().collect(Collectors.toUnmodifiableMap(Grant::name, Function.identity()));
        this.classifications = classifications.stream()
                .collect(Collectors.toUnmodifiableMap(each -> each.key().column(), Function.identity()));
        this.index = grants.stream().collect(Collectors.groupingBy(Key::of, Collectors.toUnmodifiableList()));
        this.etags = grants.stream().collect(Collectors.toUnmodifiableMap(Grant::name, Grant::etag));
        this.maskKeys = maskKeys;
        this.hash = hash(version, grants(), classifications());
    }

    /** What a grant is found by; the rest of its dimensions is looked at one by one. */
    private record Key(String source, AgentSelector agent, HumanSelector human) {
        static Key of(Grant grant) {
            return new Key(
                    grant.scope().source(), grant.who().agent(), grant.who().human());
        }
    }

    /** The next state, after these changes. */
    public PolicySnapshot after(List<RuleChange> changes) {
        return changed(version + 1, changes);
    }

    /** The same version as if these changes had been made before, for who works out what to change. */
    public PolicySnapshot without(List<RuleChange> changes) {
        return changed(version, changes);
    }

    private PolicySnapshot changed(long newVersion, List<RuleChange> changes) {
        Map<String, Grant> nextGrants = new HashMap<>(grants);
        Map<ColumnName, Classification> nextClasses = new HashMap<>(classifications);
        for (RuleChange change : changes) {
            switch (change) {
                case RuleChange.OfGrant(var name, var _, var after) ->
                    after.ifPresentOrElse(grant -> nextGrants.put(name, grant), () -> nextGrants.remove(name));
                case RuleChange.OfClassification(var column, var _, var after) ->
                    after.ifPresentOrElse(each -> nextClasses.put(column, each), () -> nextClasses.remove(column));
            }
        }
        return new PolicySnapshot(newVersion, nextGrants.values(), nextClasses.values(), maskKeys);
    }

    public long version() {
        return version;
    }

    /** SHA-256 in hexadecimal over version, grants by name and classes by column; equal hashes decide equally. */
    public String hash() {
        return hash;
    }

    /** Every grant by name, also one whose time has not come or is over. */
    public List<Grant> grants() {
        return grants.values().stream()
                .sorted(Comparator.comparing(Grant::name))
                .toList();
    }

    public Optional<Grant> grant(String name) {
        return Optional.ofNullable(grants.get(name));
    }

    /** Every class by column, also one whose column is gone. */
    public List<Classification> classifications() {
        return classifications.values().stream()
                .sorted(Comparator.comparing(each -> each.key().column()))
                .toList();
    }

    public Optional<Classification> classification(ColumnName column) {
        return Optional.ofNullable(classifications.get(column));
    }

    /** The class of a column as the catalog has it now; empty when anything of its key differs. */
    public Optional<Classification> classification(ObjectDescription object, ColumnDescription column) {
        return classification(object.name().column(column.name()))
                .filter(known -> known.key().equals(ColumnKey.of(object, column)));
    }

    /**
     * Whether anybody has classified a column of this very object. A table that has taken a granted name has other ids, so it
     * has no class, and not even its rows may be counted under that name.
     */
    boolean isKnown(ObjectDescription object) {
        return object.columns().stream()
                .anyMatch(column -> classification(object, column).isPresent());
    }

    /** The grants for this agent and human on a source: a few look-ups, whatever the number of grants. */
    List<Grant> candidates(Identity.Principal principal, String source) {
        List<HumanSelector> humans = HumanSelector.selecting(principal);
        return AgentSelector.selecting(principal.agent()).stream()
                .flatMap(agent -> humans.stream().map(human -> new Key(source, agent, human)))
                .flatMap(key -> index.getOrDefault(key, List.of()).stream())
                .toList();
    }

    /** Etags cost a hash each, so they are worked out once. */
    Basis.GrantUse use(int reference, Grant grant) {
        return new Basis.GrantUse(reference, grant.name(), etags.getOrDefault(grant.name(), ""));
    }

    MaskKeys maskKeys() {
        return maskKeys;
    }

    private static String hash(long version, List<Grant> grants, List<Classification> classifications) {
        CanonicalWriter writer =
                new CanonicalWriter().text("sallyport policy 1").number(version);
        writer.list(grants, (each, grant) -> each.bytes(Canonical.encode(grant)));
        writer.list(classifications, (each, classification) -> each.bytes(Canonical.encode(classification)));
        return HexFormat.of().formatHex(Canonical.sha256(writer.toBytes()));
    }
}
