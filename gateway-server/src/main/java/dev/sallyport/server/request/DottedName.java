package dev.sallyport.server.request;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name as people read it: its parts with dots between them. */
public final class DottedName {
    private DottedName() {}

    /** An engine without schemas leaves that part empty, and it is left out. */
    public static String of(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("."));
    }
}
