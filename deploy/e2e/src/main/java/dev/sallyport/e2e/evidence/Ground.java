package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.testkit.DocumentServer;
import dev.sallyport.engine.testkit.RunningServer;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a point stands on: servers, folders, and how large the sample is.
 *
 * @param root folder of the repository
 * @param folder where a point may write
 * @param quick a small sample, the same at every run
 */
public record Ground(List<RunningServer> servers, Path root, Path folder, boolean quick, long seed) {
    /** The seed of a quick run. */
    static final long FIXED_SEED = 20_261_121;

    public Ground {
        servers = List.copyOf(servers);
    }

    /** The servers, where they have tables. */
    List<TestServer> tables() {
        return servers.stream().map(TestServer.class::cast).toList();
    }

    /** A size by the kind of the run. */
    int size(int full, int small) {
        return quick ? small : full;
    }

    /** Chance that can be repeated. */
    Random random(long salt) {
        return new Random(seed * 31 + salt);
    }

    /** A new folder of a point. */
    Path fresh(String name) throws IOException {
        return Files.createTempDirectory(folder, name);
    }

    /** What to measure on one server. */
    @FunctionalInterface
    interface OnServer<S extends RunningServer> {
        List<Figure> measure(S server) throws Exception;
    }

    /** Measures on each server, one after the other. */
    private <S extends RunningServer> List<Figure> onEach(Class<S> kind, OnServer<S> point) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (RunningServer server : servers) {
            point.measure(kind.cast(server)).forEach(figure -> figures.add(figure.on(Product.title(server))));
        }
        return figures;
    }

    /** Measures on each server with tables, one after the other. */
    List<Figure> onEach(OnServer<TestServer> point) throws Exception {
        return onEach(TestServer.class, point);
    }

    /** Measures on each server with documents, one after the other. */
    List<Figure> onEachOfDocuments(OnServer<DocumentServer> point) throws Exception {
        return onEach(DocumentServer.class, point);
    }

    /** Measures on each server whatever it holds, in a small sample on the first alone. */
    List<Figure> onSomeOfAll(OnServer<RunningServer> point) throws Exception {
        return some().onEach(RunningServer.class, point);
    }

    /** Measures on each server, in a small sample on the first alone. */
    List<Figure> onSome(OnServer<TestServer> point) throws Exception {
        return some().onEach(point);
    }

    private Ground some() {
        return new Ground(servers.subList(0, quick ? 1 : servers.size()), root, folder, quick, seed);
    }
}
