package dev.sallyport.e2e.analysed;

import dev.sallyport.e2e.analysed.Value.Node;
import dev.sallyport.engine.postgresql.Meaning;
import java.util.List;

/** Both sides of a statement in one form. */
public record Comparison(String server, String engine) {
    /** Brings them into it. */
    public static Comparison of(Node analysed, ServerCatalog catalog, Meaning meaning) {
        ServerQueries queries = new ServerQueries(catalog);
        String server = Form.call("types", texts(queries.types(analysed, null))) + queries.text(analysed, null);
        String engine = Form.call("types", texts(meaning.outputs()))
                + new EngineQueries(meaning, new EnginePlaces(), 0).text(meaning.query());
        return new Comparison(server, engine);
    }

    private static List<String> texts(List<Long> types) {
        return types.stream().map(String::valueOf).toList();
    }

    /** Whether it means the same to both. */
    public boolean isSame() {
        return server.equals(engine);
    }
}
