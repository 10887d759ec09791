package dev.sallyport.policy;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what each grant of a selection says of one object. */
final class TermsOfObject {
    private final PolicySnapshot snapshot;
    private final Selection selection;
    private final CatalogFit catalog;
    private final BoundFilter filters;

    TermsOfObject(PolicySnapshot snapshot, Selection selection, PolicySource source, Identity.Principal principal) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.catalog = new CatalogFit(source.objects());
        this.filters = new BoundFilter(principal);
    }

    ObjectTerms of(ObjectDescription object) {
        List<GrantTerms> fitting = new ArrayList<>();
        List<NearMiss> misses = new ArrayList<>(selection.missed());
        for (Grant grant : selection.active()) {
            Optional<Dimension> failed = failed(grant, object);
            failed.ifPresentOrElse(
                    dimension -> misses.add(new NearMiss(grant.name(), dimension)),
                    () -> fitting.add(terms(grant, object)));
        }
        return new ObjectTerms(
                object, fitting.stream().map(each -> forWriter(each, fitting)).toList(), misses);
    }

    /** What each grant allows on an object that is not there, which is to be made or not: it has no column and no rows. */
    ObjectTerms ofNew(ObjectName name) {
        ObjectDescription object = new ObjectDescription(name, "", ObjectDescription.Kind.OTHER, List.of());
        List<GrantTerms> fitting = new ArrayList<>();
        List<NearMiss> misses = new ArrayList<>(selection.missed());
        for (Grant grant : selection.active()) {
            outOfScope(grant, name)
                    .or(() -> ofAnyShape(grant.terms()) ? Optional.empty() : Optional.of(Dimension.CATALOG))
                    .ifPresentOrElse(
                            dimension -> misses.add(new NearMiss(grant.name(), dimension)),
                            () -> fitting.add(new GrantTerms(grant, Map.of(), Optional.empty())));
        }
        return new ObjectTerms(object, fitting, misses);
    }

    /** Terms about columns or rows hold for an object that has them. */
    private static boolean ofAnyShape(Grant.Terms terms) {
        return terms.columns().isEmpty() && terms.filter().isEmpty();
    }

    private static Optional<Dimension> outOfScope(Grant grant, ObjectName name) {
        if (!grant.scope().database().equals(name.database())) {
            return Optional.of(Dimension.DATABASE);
        }
        boolean isNamed = grant.scope().objects().stream().anyMatch(selector -> selector.matches(name));
        return isNamed ? Optional.empty() : Optional.of(Dimension.OBJECT);
    }

    private Optional<Dimension> failed(Grant grant, ObjectDescription object) {
        Optional<Dimension> outside = outOfScope(grant, object.name());
        if (outside.isPresent()) {
            return outside;
        }
        if (!catalog.fits(grant.terms(), object) || !snapshot.isKnown(object)) {
            return Optional.of(Dimension.CATALOG);
        }
        boolean bound =
                grant.terms().filter().isEmpty() || filter(grant, object).isPresent();
        return bound ? Optional.empty() : Optional.of(Dimension.IDENTITY);
    }

    private GrantTerms terms(Grant grant, ObjectDescription object) {
        Map<String, ColumnRule> columns = new LinkedHashMap<>();
        for (ColumnDescription column : object.columns()) {
            ColumnRule rule = EffectiveRule.of(grant.terms(), object, column, snapshot);
            if (rule.isShown()) {
                columns.put(column.name(), rule);
            }
        }
        return new GrantTerms(grant, columns, filter(grant, object));
    }

    private static GrantTerms forWriter(GrantTerms terms, List<GrantTerms> all) {
        Map<String, ColumnRule> columns = new LinkedHashMap<>(terms.columns());
        columns.replaceAll((name, rule) ->
                all.stream().anyMatch(each -> each.mayWrite(name)) ? EffectiveRule.forWriter(rule) : rule);
        return new GrantTerms(terms.grant(), columns, terms.filter());
    }

    private Optional<RowFilter> filter(Grant grant, ObjectDescription object) {
        return grant.terms().filter().flatMap(filters::of).filter(bound -> catalog.fits(bound, object));
    }
}
