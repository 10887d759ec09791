package dev.sallyport.engine.mongodb;

import java.util.OptionalInt;

/**
 * What went wrong with one command: by number, without the server's text, which may hold values of documents (holes M5).
 *
 * @see MongoErrors
 */
final class MongoFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final int index;
    private final String own;

    private MongoFault(int code, int index, String own) {
        super(own.isEmpty() ? Integer.toString(code) : own, null, false, false);
        this.code = code;
        this.index = index;
        this.own = own;
    }

    /** What the server answered. */
    static MongoFault answered(int code) {
        return new MongoFault(code, -1, "");
    }

    /** The same of one statement or document of a command, from 0. */
    static MongoFault answered(int code, int index) {
        return new MongoFault(code, index, "");
    }

    /** Nobody answered, or something broke on our side; named by us. */
    static MongoFault unanswered(String own) {
        return new MongoFault(0, -1, own);
    }

    /** The server's number, 0 where it gave none. */
    int code() {
        return code;
    }

    OptionalInt index() {
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    boolean isAnswered() {
        return own.isEmpty();
    }

    /** For the trail. */
    String errorClass() {
        return isAnswered() ? Integer.toString(code) : own;
    }
}
