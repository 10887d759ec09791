package dev.sallyport.policy;

import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Verb;
import dev.sallyport.operation.Visibility;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What exists for one principal on one source, under one policy snapshot and one catalog snapshot.
 *
 * <p>Thread-safe; remembers what it worked out, so one view should serve every call of the principal while it
 * {@link #holdsAt} the moment and neither policy nor catalog is new.
 */
public final class PrincipalView implements Visibility {
    private final PolicySnapshot snapshot;
    private final PolicySource source;
    private final Selection selection;
    private final TermsOfObject rules;
    private final ConcurrentMap<ObjectName, ObjectTerms> objects = new ConcurrentHashMap<>();
    private final ConcurrentMap<ObligationKey, TableObligation> obligations = new ConcurrentHashMap<>();

    private record ObligationKey(ObjectName object, String grant) {}

    PrincipalView(PolicySnapshot snapshot, Identity.Principal principal, PolicySource source, Instant now) {
        this.snapshot = snapshot;
        this.source = source;
        this.selection = Selection.of(snapshot.candidates(principal, source.name()), principal.task(), now);
        this.rules = new TermsOfObject(snapshot, selection, source, principal);
    }

    /** The part of the object that exists; nothing of an object that the view's own catalog has otherwise. */
    @Override
    public Optional<VisibleObject> of(ObjectDescription object) {
        return terms(object.name())
                .filter(terms -> terms.object().equals(object))
                .flatMap(ObjectTerms::visible);
    }

    /** What each grant allows on an object, the one that shows most first; none for an object that does not exist. */
    public List<ObjectRight> rights(ObjectName name) {
        return terms(name).map(ObjectTerms::grants).orElse(List.of()).stream()
                .sorted(GrantTerms.showingMost())
                .map(this::right)
                .toList();
    }

    private ObjectRight right(GrantTerms terms) {
        Limits limits = source.ceiling().and(terms.grant().terms().limits());
        return new ObjectRight(
                terms.grant(), terms.columns(), limits, terms.filter().isPresent());
    }

    /** The policy snapshot that the view stands on. */
    public PolicySnapshot snapshot() {
        return snapshot;
    }

    /** Whether no grant is for the caller on this source, so that the source does not exist for them. */
    public boolean isEmpty() {
        return selection.active().isEmpty();
    }

    /** Whether the same grants hold at this moment, so that the view may serve it. */
    public boolean holdsAt(Instant now) {
        return selection.holdsAt(now);
    }

    PolicySource source() {
        return source;
    }

    List<Grant> active() {
        return selection.active();
    }

    List<NearMiss> missed() {
        return selection.missed();
    }

    Optional<ObjectTerms> terms(ObjectName name) {
        ObjectTerms known = objects.get(name);
        return known != null ? Optional.of(known) : find(name);
    }

    /**
     * Whether a definition changes what the filter of anybody's grant stands on: behind it, another column or object of the
     * same name would decide about rows.
     */
    boolean isFilteredBy(Effect effect) {
        return effect.verb() == Verb.DDL
                && snapshot.grants().stream().anyMatch(grant -> grant.isFilteredBy(effect.target(), effect.written()));
    }

    /** What the grants say of an object that a definition makes; nothing of one of another source. */
    Optional<ObjectTerms> termsOfNew(ObjectName name) {
        return name.source().equals(source.name()) ? Optional.of(rules.ofNew(name)) : Optional.empty();
    }

    TableObligation obligation(ObjectDescription object, GrantTerms terms) {
        return obligations.computeIfAbsent(
                new ObligationKey(object.name(), terms.grant().name()), _ -> obligationOf(object, terms));
    }

    /** The same terms for a person who is cleared for nothing: each column as its class says, whatever the grants except. */
    public Obligations ofClasses(Obligations obligations) {
        Map<Integer, TableObligation> references = new LinkedHashMap<>();
        obligations.references().forEach((number, each) -> references.put(number, ofClasses(each)));
        return new Obligations(references, obligations.limits(), obligations.readOnly(), obligations.hints());
    }

    private TableObligation ofClasses(TableObligation obligation) {
        Map<String, Disclosure> columns = new LinkedHashMap<>();
        source.objects()
                .object(obligation.object())
                .ifPresent(object -> object.columns().stream()
                        .filter(column -> obligation.columns().containsKey(column.name()))
                        .forEach(column -> columns.put(
                                column.name(),
                                disclosure(
                                        EffectiveRule.ofClass(object, column, snapshot),
                                        ColumnKey.of(object, column)))));
        return new TableObligation(obligation.grant(), obligation.object(), columns, obligation.filter());
    }

    private Optional<ObjectTerms> find(ObjectName name) {
        Optional<ObjectTerms> found = name.source().equals(source.name())
                ? source.objects().object(name).map(rules::of)
                : Optional.empty();
        found.ifPresent(terms -> objects.put(name, terms));
        return found;
    }

    private TableObligation obligationOf(ObjectDescription object, GrantTerms terms) {
        Map<String, Disclosure> columns = new LinkedHashMap<>();
        object.columns().stream()
                .filter(column -> terms.columns().containsKey(column.name()))
                .forEach(column -> columns.put(
                        column.name(), disclosure(terms.rule(column.name()), ColumnKey.of(object, column))));
        return new TableObligation(terms.grant().name(), object.name(), columns, terms.filter());
    }

    private Disclosure disclosure(ColumnRule rule, ColumnKey key) {
        return switch (rule) {
            case ColumnRule.Clear() -> new Disclosure.Clear();
            case ColumnRule.Masked(var mask) ->
                new Disclosure.Masked(mask, snapshot.maskKeys().of(key));
            case ColumnRule.Withheld() -> new Disclosure.Withheld();
        };
    }
}
