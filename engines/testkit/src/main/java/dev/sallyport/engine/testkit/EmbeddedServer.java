package dev.sallyport.engine.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;

/** PostgreSQL 18 from Maven Central; as root it runs in a user namespace. */
final class EmbeddedServer {
    private EmbeddedServer() {}

    static TestServer start() throws IOException, GeneralSecurityException, SQLException {
        PostgresFiles told = PostgresFiles.make();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        told.settings().forEach(builder::setServerConfig);
        EmbeddedPostgres postgres = builder.start();
        return TestServer.own(
                ServerKind.POSTGRESQL18,
                "localhost:" + postgres.getPort(),
                told.files(),
                () -> stop(postgres, told.files()));
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
