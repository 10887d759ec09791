package dev.sallyport.engine.testkit.documentdb;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How the extension tells what went wrong: each of MongoDB's codes is a SQLSTATE, counted up from `M0000` in the order in
 * which they were needed, so only a table tells one from the other.
 */
final class States {
    private static final int CHARACTERS = 5;
    private static final int BITS = 6;

    private final Map<String, ErrorCode> codes;

    private States(Map<String, ErrorCode> codes) {
        this.codes = Map.copyOf(codes);
    }

    static States read() throws IOException {
        Map<String, ErrorCode> codes = new HashMap<>();
        try (InputStream in = requireNonNull(States.class.getResourceAsStream("states.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 3))
                    .forEach(parts -> codes.put(parts[0], new ErrorCode(Integer.parseInt(parts[1]), parts[2])));
        }
        return new States(codes);
    }

    ErrorCode code(String state) {
        return codes.getOrDefault(state, ErrorCode.OPERATION_FAILED);
    }

    /** Errors of single writes come with the SQLSTATE as PostgreSQL packs it: six bits a character, the first one lowest. */
    ErrorCode code(int packed) {
        StringBuilder state = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            state.append((char) ('0' + (packed >> (i * BITS) & 0x3F)));
        }
        return code(state.toString());
    }
}
