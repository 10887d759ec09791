package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.SourceSettings.Tls;
import dev.sallyport.engine.run.ServerAddress;
import java.util.Properties;

/** Where a server is, and whether it may be reached as the settings ask. */
record PostgresAddress(ServerAddress server) {
    private static final int DEFAULT_PORT = 5432;

    static PostgresAddress parse(String text) {
        return new PostgresAddress(ServerAddress.parse(text, DEFAULT_PORT));
    }

    /** The driver's settings for this protection; the certificate is verified together with the name of the host. */
    Properties protectedBy(Tls tls) {
        Properties properties = new Properties();
        switch (tls) {
            case Tls.Verified(String authorities) -> {
                properties.setProperty("sslmode", "verify-full");
                properties.setProperty("sslrootcert", authorities);
            }
            case Tls.Off() -> {
                server.requireLoopback();
                properties.setProperty("sslmode", "disable");
            }
        }
        return properties;
    }

    String url(String encodedDatabase) {
        return "jdbc:postgresql://" + server + "/" + encodedDatabase;
    }
}
