package dev.sallyport.server.store;

/** Another change made the same version of the policy first; nothing happened. */
final class VersionTaken extends Exception {
    private static final long serialVersionUID = 1L;

    VersionTaken(long version) {
        super("version `" + version + "` of the policy exists", null, false, false);
    }
}
