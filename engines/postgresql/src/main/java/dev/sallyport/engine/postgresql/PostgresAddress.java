package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.SourceSettings.Tls;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a server is, and whether it may be reached as the settings ask. */
record PostgresAddress(String host, int port) {
    private static final int DEFAULT_PORT = 5432;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    static PostgresAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("address `" + text + "` is not a host and a port");
        }
        int port = form.group(2) == null ? DEFAULT_PORT : Integer.parseInt(form.group(2));
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port `" + port + "` is not between 1 and " + HIGHEST_PORT);
        }
        return new PostgresAddress(form.group(1), port);
    }

    /** The driver's settings for this protection; the certificate is verified together with the name of the host. */
    Properties protectedBy(Tls tls) {
        Properties properties = new Properties();
        switch (tls) {
            case Tls.Verified(String authorities) -> {
                properties.setProperty("sslmode", "verify-full");
                properties.setProperty("sslrootcert", authorities);
            }
            case Tls.Off() -> properties.setProperty("sslmode", requireLoopback());
        }
        return properties;
    }

    private String requireLoopback() {
        if (!LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException("address `" + host + "` is not a loopback address, so it needs tls");
        }
        return "disable";
    }

    String url(String encodedDatabase) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + encodedDatabase;
    }
}
