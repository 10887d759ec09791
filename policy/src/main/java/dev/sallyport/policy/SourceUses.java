package dev.sallyport.policy;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.ObjectUse;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Verb;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that some grant lets somebody do on one source: what the gateway's own role there needs rights for.
 *
 * <p>A grant counts until it expires, also before it starts and when each call needs an approval.
 */
public final class SourceUses {
    private final PolicySnapshot snapshot;
    private final PolicySource source;
    private final CatalogFit catalog;
    private final Set<ObjectUse> uses = new HashSet<>();

    private SourceUses(PolicySnapshot snapshot, PolicySource source) {
        this.snapshot = snapshot;
        this.source = source;
        this.catalog = new CatalogFit(source.objects());
    }

    /**
     * The uses of every grant that was not over at this moment.
     *
     * @param objects all objects of the source's catalog
     */
    public static Set<ObjectUse> of(
            PolicySnapshot snapshot, PolicySource source, Collection<ObjectDescription> objects, Instant now) {
        SourceUses all = new SourceUses(snapshot, source);
        snapshot.grants().stream()
                .filter(grant -> grant.scope().source().equals(source.name()))
                .filter(grant -> now.isBefore(grant.period().expiry()))
                .forEach(grant -> objects.stream()
                        .filter(object -> all.fits(grant, object))
                        .forEach(object -> all.add(grant, object)));
        return Set.copyOf(all.uses);
    }

    private boolean fits(Grant grant, ObjectDescription object) {
        ObjectName name = object.name();
        return grant.scope().database().equals(name.database())
                && name.source().equals(source.name())
                && grant.scope().objects().stream().anyMatch(selector -> selector.matches(name))
                && catalog.fits(grant.terms(), object)
                && snapshot.isKnown(object);
    }

    private void add(Grant grant, ObjectDescription object) {
        Set<Verb> verbs = grant.scope().verbs();
        object.columns().forEach(column -> add(grant, verbs, object, column));
        if (verbs.contains(Verb.DELETE)) {
            uses.add(new ObjectUse.Delete(object.name()));
        }
        grant.terms().filter().ifPresent(filter -> filtered(filter, object.name(), false));
    }

    private void add(Grant grant, Set<Verb> verbs, ObjectDescription object, ColumnDescription column) {
        ObjectName name = object.name();
        boolean inserts = verbs.contains(Verb.INSERT);
        boolean updates = verbs.contains(Verb.UPDATE);
        ColumnRule known = EffectiveRule.of(grant.terms(), object, column, snapshot);
        ColumnRule rule = inserts || updates ? EffectiveRule.forWriter(known) : known;
        if (verbs.contains(Verb.READ)) {
            read(name, column.name(), rule);
        }
        if (inserts && rule.isShown()) {
            uses.add(new ObjectUse.Insert(name, column.name()));
        }
        if (updates && rule.isShown()) {
            uses.add(new ObjectUse.Update(name, column.name()));
        }
    }

    private void read(ObjectName object, String column, ColumnRule rule) {
        switch (rule) {
            case ColumnRule.Clear() -> uses.add(new ObjectUse.Read(object, column));
            case ColumnRule.Masked(var mask) -> uses.add(new ObjectUse.ReadMasked(object, column, mask));
            case ColumnRule.Withheld() -> {}
        }
    }

    /** @param elsewhere whether the filter is one of another object, which looks values up in this one */
    private void filtered(RowFilter filter, ObjectName object, boolean elsewhere) {
        switch (filter) {
            case RowFilter.Compare(String column, var _, var _) -> looked(object, column, elsewhere);
            case RowFilter.OneOf(String column, var _) -> looked(object, column, elsewhere);
            case RowFilter.IsNull(String column) -> looked(object, column, elsewhere);
            case RowFilter.All(List<RowFilter> filters) -> filters.forEach(each -> filtered(each, object, elsewhere));
            case RowFilter.Any(List<RowFilter> filters) -> filters.forEach(each -> filtered(each, object, elsewhere));
            case RowFilter.In(String column, ObjectName other, String selected, RowFilter where) -> {
                looked(object, column, elsewhere);
                looked(other, selected, true);
                filtered(where, other, true);
            }
        }
    }

    private void looked(ObjectName object, String column, boolean elsewhere) {
        uses.add(elsewhere ? new ObjectUse.LookUp(object, column) : new ObjectUse.Filter(object, column));
    }
}
