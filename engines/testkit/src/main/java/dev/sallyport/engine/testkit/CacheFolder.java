package dev.sallyport.engine.testkit;

import java.nio.file.Path;

/** A folder beside the repository for what takes long to bring. */
final class CacheFolder {
    private CacheFolder() {}

    /** Where `.ci/run` unpacks servers, and where their prepared data folders are. */
    static Path ofServers() {
        return of("SALLYPORT_TEST_CACHE", "sallyport-test");
    }

    /** The one that a variable of the environment names, or the usual place. */
    static Path of(String variable, String name) {
        String own = System.getenv(variable);
        if (own != null) {
            return Path.of(own);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        return (cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache)).resolve(name);
    }
}
