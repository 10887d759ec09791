package dev.sallyport.policy;

import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Verb;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A right: who, for whom, in which task, may do what to which objects, on which terms and until when.
 *
 * <p>Every dimension must match; grants are never merged. {@link GrantCheck} says whether one may be written.
 *
 * @param reason why the grant exists
 */
public record Grant(
        String name, Who who, Scope scope, Terms terms, Period period, String reason, Provenance provenance) {
    /** Who may use the grant: agent, human and task together. */
    public record Who(AgentSelector agent, HumanSelector human, TaskSelector task) {}

    /** What the grant is about. */
    public record Scope(String source, String database, List<ObjectSelector> objects, Set<Verb> verbs) {
        public Scope {
            objects = List.copyOf(objects);
            verbs = Collections.unmodifiableSet(new TreeSet<>(verbs));
        }
    }

    /**
     * On which terms.
     *
     * @param columns columns that are not shown as their class says
     * @param filter the rows that exist; empty means all
     * @param allowedTags tags of columns that may be clear; empty sets no condition
     * @param approvalRule rule of the approval that each call needs
     */
    public record Terms(
            Map<String, ColumnRule> columns,
            Optional<RowFilter> filter,
            Limits limits,
            Set<String> allowedTags,
            boolean intentRequired,
            Optional<String> approvalRule,
            Reserved reserved) {
        public Terms {
            columns = Collections.unmodifiableMap(new TreeMap<>(columns));
            allowedTags = Collections.unmodifiableSet(new TreeSet<>(allowedTags));
        }
    }

    /**
     * Terms beyond these; {@link GrantCheck} refuses each one that this build does not enforce, which is all but the first.
     *
     * @param writeOracle whether writes may collide with constraints that look at hidden values or rows; counts as wide
     */
    public record Reserved(boolean writeOracle, boolean reversibleOnly, long maxCost, long callsPerMinute) {
        public static final Reserved NONE = new Reserved(false, false, 0, 0);
    }

    /** From `start` on, and no longer at `expiry`. */
    public record Period(Instant start, Instant expiry) {
        public boolean holdsAt(Instant now) {
            return !now.isBefore(start) && now.isBefore(expiry);
        }
    }

    /** Changes with every change of the grant. */
    public String etag() {
        return Canonical.etag(Canonical.encode(this));
    }

    /** Whether the grant, or its filter, is for an object of this name. */
    boolean isAbout(ObjectName object) {
        return scope.source().equals(object.source())
                && scope.database().equals(object.database())
                && (scope.objects().stream().anyMatch(selector -> selector.matches(object))
                        || terms.filter().stream().anyMatch(filter -> FilterNames.looksInto(filter, object)));
    }

    /** Whether the grant's filter stands on the object as a whole, or on one of these columns of it. */
    boolean isFilteredBy(ObjectName object, Set<String> columns) {
        return isAbout(object)
                && terms.filter()
                        .filter(filter -> FilterNames.looksInto(filter, object)
                                || columns.stream().anyMatch(column -> FilterNames.names(filter, column)))
                        .isPresent();
    }

    /** Whether an exception or the filter of the grant knows a column by this name. */
    boolean names(String column) {
        return terms.columns().containsKey(column)
                || terms.filter().stream().anyMatch(filter -> FilterNames.names(filter, column));
    }

    /** Whether the grant would give rights to the very human who writes it, alone or through a group. */
    public boolean isSelfGrantOf(Identity author) {
        return !(who.human() instanceof HumanSelector.Everyone)
                && HumanSelector.selecting(author.principal()).contains(who.human());
    }

    /** Whether both say the same and have one owner, whoever said it and when. */
    public boolean saysTheSameAs(Grant other) {
        return provenance.manifest().equals(other.provenance.manifest())
                && with(other.provenance).equals(other);
    }

    public Grant with(Provenance other) {
        return new Grant(name, who, scope, terms, period, reason, other);
    }

    public Grant with(Period other) {
        return new Grant(name, who, scope, terms, other, reason, provenance);
    }
}
