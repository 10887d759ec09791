package dev.sallyport.engine.testkit;

import dev.sallyport.engine.SourceSettings.Tls;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Properties;

/** PostgreSQL 18 from Maven Central; as root it runs in a user namespace. */
final class EmbeddedServer {
    private EmbeddedServer() {}

    static TestServer start() throws IOException, GeneralSecurityException, SQLException {
        ServerFiles files = ServerFiles.make();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        files.settings().forEach(builder::setServerConfig);
        EmbeddedPostgres postgres = builder.start();
        Properties administrator = new Properties();
        administrator.setProperty("user", "postgres");
        return new TestServer(
                ServerKind.POSTGRESQL18,
                "localhost:" + postgres.getPort(),
                administrator,
                new Tls.Verified(files.certificate().certificate().toString()),
                () -> stop(postgres, files));
    }

    private static void stop(EmbeddedPostgres postgres, ServerFiles files) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.delete();
    }
}
