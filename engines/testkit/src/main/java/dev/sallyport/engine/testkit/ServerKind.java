package dev.sallyport.engine.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A product and major version that the tests run against. */
public enum ServerKind {
    POSTGRESQL18(ServerEngine.POSTGRESQL, "PostgreSQL 18"),
    POSTGRESQL15(ServerEngine.POSTGRESQL, "PostgreSQL 15"),
    MYSQL9(ServerEngine.MYSQL, "MySQL 9"),
    MARIADB10(ServerEngine.MYSQL, "MariaDB 10"),
    DOCUMENTDB(ServerEngine.MONGODB, "DocumentDB"),
    MONGODB8(ServerEngine.MONGODB, "MongoDB 8");

    private final ServerEngine engine;
    private final String product;

    ServerKind(ServerEngine engine, String product) {
        this.engine = engine;
        this.product = product;
    }

    /** Those of one engine, in order. */
    public static List<ServerKind> of(ServerEngine engine) {
        return Arrays.stream(values()).filter(kind -> kind.engine == engine).toList();
    }

    ServerEngine engine() {
        return engine;
    }

    String product() {
        return product;
    }

    /** The name in `-Dsallyport.test.require=`, for example `postgresql15`. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a product and version, for example `MySQL 9.7.4`, is of this kind. */
    boolean is(String version) {
        return version.startsWith(product)
                && (version.length() == product.length() || !Character.isDigit(version.charAt(product.length())));
    }
}
