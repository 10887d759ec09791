package dev.sallyport.policy;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How sensitive one column is.
 *
 * @param level how it is shown unless a grant says otherwise
 * @param tags what it holds, for example `email`
 */
public record Classification(ColumnKey key, ColumnRule level, Set<String> tags, Provenance provenance) {
    public Classification {
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
    }

    /** Changes with every change of the classification. */
    public String etag() {
        return Canonical.etag(Canonical.encode(this));
    }

    /** Whether both say the same and have one owner, whoever said it and when. */
    public boolean saysTheSameAs(Classification other) {
        return provenance.manifest().equals(other.provenance.manifest())
                && with(other.provenance).equals(other);
    }

    public Classification with(Provenance other) {
        return new Classification(key, level, tags, other);
    }
}
