package dev.sallyport.engine.testkit;

/** A product and major version that the tests run against. */
public enum ServerKind {
    POSTGRESQL18("postgresql", "PostgreSQL 18", 18),
    POSTGRESQL15("postgresql", "PostgreSQL 15", 15);

    private final String engine;
    private final String product;
    private final int major;

    ServerKind(String engine, String product, int major) {
        this.engine = engine;
        this.product = product;
        this.major = major;
    }

    String engine() {
        return engine;
    }

    String product() {
        return product;
    }

    int major() {
        return major;
    }

    /** The name in `-Dsallyport.test.require=`, for example `postgresql15`. */
    String key() {
        return engine + major;
    }
}
