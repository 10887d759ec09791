package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.OtherStatement;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.operation.NearestName;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * The one answer for a name that the principal's catalog does not have: missing, not granted, withheld and internal to the
 * server are the same, and what is suggested stands in that catalog.
 */
final class UnknownName {
    private static final String QUOTES =
            "a string stands in single quotes, a name in double ones; " + OtherStatement.ASK_DISCOVERY;

    /** What is written without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private UnknownName() {}

    static Unresolved of(QualifiedName asked, Collection<String> known, Mark where) {
        return of(asked, known, OtherStatement.ASK_DISCOVERY, where);
    }

    /** Of a column: a name that only quotes can spell, and that is like no other, was meant as a string. */
    static Unresolved ofColumn(QualifiedName asked, Collection<String> known, Mark where) {
        boolean isName =
                asked.isQualified() || PLAIN.matcher(asked.last().text()).matches();
        return of(asked, known, isName ? OtherStatement.ASK_DISCOVERY : QUOTES, where);
    }

    private static Unresolved of(QualifiedName asked, Collection<String> known, String unlikeAny, Mark where) {
        Refusal refusal = new Refusal(
                Reason.UNKNOWN_OBJECT,
                "`" + asked + "` does not exist or is not granted to you",
                "catalog.visible",
                NearestName.of(asked.last().text(), known)
                        .map(name -> "did you mean `" + name + "`? Discovery lists what you can name")
                        .orElse(unlikeAny));
        return Unresolved.because(refusal, where);
    }
}
