package dev.sallyport.server.notice;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A webhook that hears of approvals.
 *
 * @param url https, or http to a loopback address; it is shown without path and query, which may hold a token
 * @param shape what the receiver understands
 * @param secretFile holds the secret that notices are signed with, at least 32 bytes
 */
public record WebhookConfig(String name, URI url, Shape shape, Path secretFile) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    public WebhookConfig {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "`name` is `" + name + "`, expected lower-case letters, digits and inner hyphens, at most 63");
        }
        require(isReachedSafely(url), url, "an https address, or an http address of this machine");
        require(url.getRawUserInfo() == null, url, "no user and no password in it");
        require(url.getPort() <= HIGHEST_PORT, url, "a port of at most 65535");
        require(url.getRawFragment() == null, url, "no fragment in it");
    }

    /** What a webhook's receiver understands. */
    public enum Shape {
        /** A JSON object with one key for each thing that a notice says. */
        GENERIC,
        /** A JSON object with one line of `text`, as incoming webhooks of Slack take it. */
        SLACK
    }

    private static boolean isReachedSafely(URI url) {
        if (url.getHost() == null) {
            return false;
        }
        return "https".equals(url.getScheme())
                || ("http".equals(url.getScheme())
                        && LOOPBACK.matcher(url.getHost()).matches());
    }

    private static void require(boolean holds, URI url, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("`url` is `" + shown(url) + "`, expected " + expected);
        }
    }

    private static String shown(URI url) {
        String scheme = Optional.ofNullable(url.getScheme()).map(of -> of + ":").orElse("");
        String host = Optional.ofNullable(url.getHost()).map(of -> "//" + of).orElse("");
        return scheme + host + (url.getPort() < 0 ? "" : ":" + url.getPort()) + "…";
    }

    @Override
    public String toString() {
        return "WebhookConfig[name=" + name + ", url=" + shown(url) + ", shape=" + shape + "]";
    }
}
