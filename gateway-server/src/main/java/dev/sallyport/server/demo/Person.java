package dev.sallyport.server.demo;

import java.util.Locale;

/** Somebody of the demo who calls the admin interface. */
enum Person {
    /** Manages the gateway and reads the trail. */
    ADMIN("dana"),
    /** The other one of two where one alone may not. */
    SECOND_ADMIN("erin"),
    /** Says yes or no to what the agent asks. */
    APPROVER("bea");

    private final String subject;

    Person(String subject) {
        this.subject = subject;
    }

    String subject() {
        return subject;
    }

    /** How files of theirs are called. */
    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
