package dev.sallyport.server.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The table of tokens that no gateway may accept, each with the precise reason that the trail must name. */
final class BadTokens {

    private final Forge forge;
    private final List<Row> rows = new ArrayList<>();

    BadTokens(Forge forge) {
        this.forge = forge;
    }

    static List<Row> of(Forge forge) {
        return Stream.concat(new BadHeaders(forge).rows().stream(), new BadClaims(forge).rows().stream())
                .toList();
    }

    /** One bad token. */
    record Row(int number, String name, String token, String precise) {
        @Override
        public String toString() {
            return number + " " + name + " -> " + precise;
        }
    }

    TokenDraft good() {
        return forge.good();
    }

    void row(int number, String name, AuthReason reason, TokenDraft draft) {
        rows.add(new Row(number, name, draft.token(), reason.name()));
    }

    void param(int number, String name, String parameter, TokenDraft draft) {
        rows.add(new Row(number, name, draft.token(), AuthReason.HEADER_PARAM_NOT_ALLOWED + ":" + parameter));
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }
}
