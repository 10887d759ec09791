package dev.sallyport.engine.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a server is. */
public record ServerAddress(String host, int port) {
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /**
     * Of a host and perhaps a port.
     *
     * @param otherwise the port of an address without one
     */
    public static ServerAddress parse(String text, int otherwise) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("address `" + text + "` is not a host and a port");
        }
        int port = form.group(2) == null ? otherwise : Integer.parseInt(form.group(2));
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port `" + port + "` is not between 1 and " + HIGHEST_PORT);
        }
        return new ServerAddress(form.group(1), port);
    }

    /** Fails unless it is this machine, which alone is reached without protection. */
    public void requireLoopback() {
        if (!LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException("address `" + host + "` is not a loopback address, so it needs tls");
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
