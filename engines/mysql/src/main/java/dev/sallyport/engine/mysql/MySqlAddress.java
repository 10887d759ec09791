package dev.sallyport.engine.mysql;

import dev.sallyport.engine.SourceSettings.Tls;
import dev.sallyport.engine.run.ServerAddress;
import java.util.Properties;

/** Where a server is, and whether it may be reached as the settings ask. */
record MySqlAddress(ServerAddress server) {
    private static final int DEFAULT_PORT = 3306;

    static MySqlAddress parse(String text) {
        return new MySqlAddress(ServerAddress.parse(text, DEFAULT_PORT));
    }

    /**
     * The driver's settings for this protection; the certificate is verified together with the name of the host. Only on this
     * machine may the server's public key be asked for in the plain, where nobody stands between.
     */
    Properties protectedBy(Tls tls) {
        Properties properties = new Properties();
        switch (tls) {
            case Tls.Verified(String authorities) -> {
                properties.setProperty("sslMode", "VERIFY_IDENTITY");
                properties.setProperty("fallbackToSystemTrustStore", "false");
                properties.putAll(MySqlAuthorities.of(authorities));
            }
            case Tls.Off() -> {
                server.requireLoopback();
                properties.setProperty("sslMode", "DISABLED");
                properties.setProperty("allowPublicKeyRetrieval", "true");
            }
        }
        return properties;
    }

    String url(String encodedDatabase) {
        return "jdbc:mysql://" + server + "/" + encodedDatabase;
    }
}
