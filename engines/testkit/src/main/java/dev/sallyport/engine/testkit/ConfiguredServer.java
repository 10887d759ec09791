package dev.sallyport.engine.testkit;

import dev.sallyport.engine.SourceSettings.Tls;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * A server that the environment names: `SALLYPORT_TEST_POSTGRESQL_URL` is the JDBC address of an administrator, and
 * `SALLYPORT_TEST_POSTGRESQL_AUTHORITIES` the file of authorities for its certificate.
 */
final class ConfiguredServer {
    private ConfiguredServer() {}

    /** The configured server, when there is one of this kind. */
    static Optional<TestServer> find(ServerKind kind) throws SQLException {
        Optional<String> url = Optional.ofNullable(System.getenv("SALLYPORT_TEST_POSTGRESQL_URL"));
        return url.isPresent() && majorVersion(url.get()) == kind.major()
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
        Tls tls = Optional.ofNullable(System.getenv("SALLYPORT_TEST_POSTGRESQL_AUTHORITIES"))
                .<Tls>map(Tls.Verified::new)
                .orElseGet(Tls.Off::new);
        return new TestServer(kind, uri.getAuthority(), administrator, tls, () -> {});
    }

    private static int majorVersion(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }
}
