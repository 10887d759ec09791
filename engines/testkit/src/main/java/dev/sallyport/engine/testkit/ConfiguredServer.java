package dev.sallyport.engine.testkit;

import dev.sallyport.engine.SourceSettings.Tls;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * A server that the environment names: `SALLYPORT_TEST_POSTGRESQL_URL` is the JDBC address of an administrator, and
 * `SALLYPORT_TEST_POSTGRESQL_AUTHORITIES` the file of authorities for its certificate; `MYSQL` in their place for MySQL
 * and MariaDB.
 */
final class ConfiguredServer {
    private ConfiguredServer() {}

    /** The configured server, when there is one of this kind. */
    static Optional<TestServer> find(ServerKind kind) throws SQLException {
        Optional<String> url = variable(kind, "URL");
        return url.isPresent() && kind.is(version(kind, url.get()))
                ? Optional.of(at(kind, url.get()))
                : Optional.empty();
    }

    private static TestServer at(ServerKind kind, String url) throws SQLException {
        URI uri = URI.create(url.substring("jdbc:".length()));
        Properties administrator = new Properties();
        Optional.ofNullable(uri.getQuery()).ifPresent(query -> {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                administrator.setProperty(parts[0], parts.length == 2 ? parts[1] : "");
            }
        });
        Tls tls = variable(kind, "AUTHORITIES").<Tls>map(Tls.Verified::new).orElseGet(Tls.Off::new);
        return new TestServer(kind, uri.getAuthority(), administrator, tls, () -> {});
    }

    private static Optional<String> variable(ServerKind kind, String name) {
        return Optional.ofNullable(
                System.getenv("SALLYPORT_TEST_" + kind.engine().name() + "_" + name));
    }

    private static String version(ServerKind kind, String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            return kind.engine().administration().version(connection);
        }
    }
}
