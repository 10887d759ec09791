package dev.sallyport.engine.run;

/** What was resolved is not what is there; the server did all that it was asked to, so its connection is as good as new. */
public final class ClosureChanged extends Exception {
    private static final long serialVersionUID = 1L;
}
