package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.operation.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a name can stand for at one place of a statement.
 *
 * @param entries what an unqualified name finds, in the order of `*`
 * @param sources what a qualified name finds
 * @param outer where a name is looked for that stands for nothing here
 */
record Scope(
        List<Entry> entries, List<Source> sources, @Nullable Scope outer) {
    static final Scope EMPTY = new Scope(List.of(), List.of(), null);

    Scope {
        entries = List.copyOf(entries);
        sources = List.copyOf(sources);
    }

    Scope(List<Entry> entries, List<Source> sources) {
        this(entries, sources, null);
    }

    Scope inside(@Nullable Scope around) {
        return new Scope(entries, sources, around);
    }

    /** One column under the name that it has here. */
    record Entry(Name name, Expression expression, boolean inStar) {}

    /**
     * One item of FROM.
     *
     * @param aliased whether the statement gave it another name, which hides the table's own
     * @param object the table behind it, or nothing for a query, a WITH table or a function
     * @param scalar whether it is a function of one column, which its alias stands for
     */
    record Source(
            Name alias, boolean aliased, @Nullable ObjectName object, boolean scalar, List<Entry> entries, Mark at) {
        Source {
            entries = List.copyOf(entries);
        }

        boolean isCalled(List<Name> qualifier) {
            if (qualifier.size() == 1) {
                return qualifier.getFirst().equals(alias);
            }
            return !aliased && object != null && endsWith(qualifier, object);
        }

        /** As the server has it: two tables of different schemas may share a name as long as neither has an alias. */
        boolean clashes(Source other) {
            return alias.equals(other.alias) && (aliased || other.aliased || Objects.equals(object, other.object));
        }

        /** An engine without schemas has the empty one, which no name says. */
        private boolean endsWith(List<Name> qualifier, ObjectName object) {
            List<Name> full = new ArrayList<>();
            for (String part : List.of(object.database(), object.schema())) {
                if (!part.isEmpty()) {
                    full.add(new Name(part));
                }
            }
            full.add(alias);
            return qualifier.size() <= full.size()
                    && full.subList(full.size() - qualifier.size(), full.size()).equals(qualifier);
        }
    }

    /** Both sides of a join or of a comma; a name for two tables is refused. */
    Scope with(Scope other, List<Entry> joined) {
        for (Source source : other.sources) {
            if (sources.stream().anyMatch(mine -> mine.clashes(source))) {
                throw Unresolved.notUnderstood(
                        "`" + source.alias + "` names more than one table of the statement",
                        "names.unique",
                        "give each table an alias of its own",
                        source.at);
            }
        }
        return new Scope(
                joined, Stream.concat(sources.stream(), other.sources.stream()).toList(), outer);
    }

    List<Entry> entriesWith(Scope other) {
        return Stream.concat(entries.stream(), other.entries.stream()).toList();
    }

    boolean hasSource(Name alias) {
        return sources.stream().anyMatch(source -> source.alias.equals(alias));
    }

    /** The nearest item that an unqualified name stands for where it is no column. */
    Optional<Source> item(Name alias) {
        for (Scope place = this; place != null; place = place.outer) {
            for (Source source : place.sources) {
                if (source.alias.equals(alias)) {
                    return Optional.of(source);
                }
            }
        }
        return Optional.empty();
    }

    /** The one item of that name at this place, or around it. */
    Source source(QualifiedName asked, List<Name> qualifier, Mark where) {
        List<String> seen = new ArrayList<>();
        for (Scope place = this; place != null; place = place.outer) {
            List<Source> found = place.sources.stream()
                    .filter(source -> source.isCalled(qualifier))
                    .toList();
            if (found.size() > 1) {
                throw ambiguous(asked, where);
            }
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            seen.addAll(place.aliases());
        }
        throw UnknownName.of(asked, seen, where);
    }

    /** The entries of that name; more than one is an ambiguity of the statement. */
    static List<Entry> named(List<Entry> entries, Name name) {
        return entries.stream().filter(entry -> entry.name.equals(name)).toList();
    }

    static Unresolved ambiguous(QualifiedName asked, Mark where) {
        return Unresolved.notUnderstood(
                "`" + asked + "` stands for more than one column here",
                "names.unique",
                "qualify it with the name or alias of its table",
                where);
    }

    static Collection<String> texts(List<Entry> entries) {
        return entries.stream().map(entry -> entry.name.text()).toList();
    }

    private List<String> aliases() {
        return sources.stream().map(source -> source.alias.text()).toList();
    }
}
