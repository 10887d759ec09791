package dev.sallyport.engine.mongodb;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;

/** A command that is not understood completely, so that it never runs. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private Refused(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }

    /** No document of the BSON specification, or one that two readers could understand differently. */
    static Refused malformed(Place at, String what, String nextStep) {
        return new Refused(new Refusal(Reason.MALFORMED, what + at.told(), "mongodb.document", nextStep));
    }

    /** A field that the part of the command does not have, as far as the gateway knows it. */
    static Refused unknownField(Place at, String field) {
        return new Refused(new Refusal(
                Reason.NOT_UNDERSTOOD,
                "the field `" + field + "` is not known" + at.told(),
                "mongodb.field",
                "leave it out: what the gateway does not know, it does not send"));
    }

    static Refused unknownOperator(Place at, String operator) {
        return new Refused(new Refusal(
                Reason.FUNCTION_NOT_ALLOWED,
                "the operator `" + operator + "` is not among those that may be used" + at.told(),
                "mongodb.operator",
                "use another; `docs/mongodb.md` lists those that may be used"));
    }

    static Refused unknownCommand(String command) {
        return new Refused(new Refusal(
                Reason.NOT_UNDERSTOOD,
                "the command `" + command + "` is not among those that may be sent",
                "mongodb.command",
                "send one that `docs/mongodb.md` lists, such as find or aggregate, its name first"));
    }

    /** What is known and may do harm, or cannot be done under masks. */
    static Refused unsupported(Place at, String what, String nextStep) {
        return new Refused(new Refusal(Reason.UNSUPPORTED, what + at.told(), "mongodb.unsupported", nextStep));
    }

    static Refused wrongValue(Place at, String expected) {
        return new Refused(new Refusal(
                Reason.MALFORMED, "expected " + expected + at.told(), "mongodb.value", "send " + expected + " there"));
    }

    static Refused tooLarge(String what, String nextStep) {
        return new Refused(new Refusal(Reason.TOO_LARGE, what, "mongodb.size", nextStep));
    }

    /** One answer for what does not exist and what does not exist for the caller. */
    static Refused unknownCollection(String name) {
        return new Refused(new Refusal(
                Reason.UNKNOWN_OBJECT,
                "no collection `" + name + "` exists that may be used",
                "catalog.object",
                "list the collections that exist for you, or ask for a grant of this one"));
    }

    /** A write decides by the documents as they are, so that it names nothing that is not known to be clear. */
    static Refused unknownPath(Place at, String path) {
        return new Refused(new Refusal(
                Reason.UNKNOWN_OBJECT,
                "no path `" + path + "` exists that may be used" + at.told(),
                "catalog.column",
                "name a path that the description of the collection lists, or have it classified"));
    }

    /** What is wrong with a view is told with one answer: the caller may know the view and not what it is made of. */
    static Refused view(String name) {
        return new Refused(new Refusal(
                Reason.UNSUPPORTED,
                "the view `" + name
                        + "` cannot be read: it is made of what does not exist for you or is not understood",
                "mongodb.view",
                "read the collections that it is made of, or ask for grants of them"));
    }
}
