package dev.sallyport.engine.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a PostgreSQL server of the tests is told.
 *
 * @param access who may connect how
 */
record PostgresFiles(ServerFiles files, Path access) {
    private static final String ACCESS = """
            local all postgres trust
            host all postgres 127.0.0.1/32 trust
            hostssl all all 127.0.0.1/32 scram-sha-256
            """;

    static PostgresFiles make() throws IOException, GeneralSecurityException {
        ServerFiles files = ServerFiles.make();
        return new PostgresFiles(files, Files.writeString(files.folder().resolve("pg_hba.conf"), ACCESS));
    }

    /** What the server must be told to be reached safely, and to be fast rather than durable. */
    Map<String, String> settings() {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "ssl", "on",
                "ssl_cert_file", files.certificate().certificate().toString(),
                "ssl_key_file", files.certificate().key().toString(),
                "hba_file", access.toString(),
                "fsync", "off",
                "synchronous_commit", "off",
                "max_connections", "200");
    }

    /** Adds the settings to those of a server, in the file where `ALTER SYSTEM` comes before them. */
    void appendSettings(Path configuration, int port) throws IOException {
        List<String> lines = new ArrayList<>(List.of("port = " + port));
        settings().forEach((name, value) -> lines.add(name + " = '" + value + "'"));
        Files.write(configuration, lines, StandardOpenOption.APPEND);
    }
}
