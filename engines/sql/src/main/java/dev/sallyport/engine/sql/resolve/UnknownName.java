package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.CatalogWords;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.operation.NearestName;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.Collection;

/**
 * The one answer for a name that the principal's catalog does not have: missing, not granted, withheld and internal to the
 * server are the same, and what is suggested stands in that catalog.
 */
final class UnknownName {
    private UnknownName() {}

    static Unresolved of(QualifiedName asked, Collection<String> known, Mark where) {
        Refusal refusal = new Refusal(
                Reason.UNKNOWN_OBJECT,
                "`" + asked + "` does not exist or is not granted to you",
                "catalog.visible",
                NearestName.of(asked.last().text(), known)
                        .map(name -> "did you mean `" + name + "`? Discovery lists what you can name")
                        .orElse(CatalogWords.NEXT_STEP));
        return Unresolved.because(refusal, where);
    }
}
