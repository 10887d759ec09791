package dev.sallyport.cli;

import io.grpc.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a list that comes in pages to its end. */
final class Pages {
    private Pages() {}

    /** One call for one page. */
    @FunctionalInterface
    interface Call<P> {
        P page(String token) throws StatusException;
    }

    static <P, T> List<T> all(Call<P> call, Function<P, List<T>> content, Function<P, String> next)
            throws StatusException {
        List<T> all = new ArrayList<>();
        String token = "";
        do {
            P page = call.page(token);
            all.addAll(content.apply(page));
            token = next.apply(page);
        } while (!token.isEmpty());
        return all;
    }
}
