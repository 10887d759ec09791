package dev.sallyport.server.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A workload's name (SPIFFE-ID sections 2.1 to 2.3), as it stands in a URI.
 *
 * @param text the whole URI
 */
record SpiffeId(String text, String trustDomain) {

    private static final int MAX_LENGTH = 256;
    private static final Pattern FORM =
            Pattern.compile("spiffe://([a-z0-9._-]{1,255})(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._-]+)+");

    static Optional<SpiffeId> parse(String text) {
        var form = FORM.matcher(text);
        return text.length() <= MAX_LENGTH && form.matches()
                ? Optional.of(new SpiffeId(text, form.group(1)))
                : Optional.empty();
    }
}
