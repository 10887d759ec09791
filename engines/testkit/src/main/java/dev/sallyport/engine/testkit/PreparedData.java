package dev.sallyport.engine.testkit;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A data folder that is made once and copied for every run, for making it takes longer than all else of a start. */
final class PreparedData {
    private final Path place;

    /** Makes a data folder where a run wants it. */
    @FunctionalInterface
    interface Maker {
        void make() throws IOException;
    }

    private PreparedData(Path place) {
        this.place = place;
    }

    /** The one of a server that was made from this; what is made from anything else is another one. */
    static PreparedData of(ServerKind kind, String origin) {
        return new PreparedData(
                CacheFolder.ofServers().resolve(kind.key() + "-data-" + Integer.toHexString(origin.hashCode())));
    }

    /** Copies it to a folder that is not there yet; the first run makes it there. */
    void bring(Path data, Maker maker) throws IOException {
        if (Files.isDirectory(place)) {
            copy(place, data);
        } else {
            maker.make();
            keep(data);
        }
    }

    /** It is there as a whole or not at all; the first of two runs that made one at the same time keeps its own. */
    private void keep(Path data) throws IOException {
        Path draft = Files.createTempDirectory(Files.createDirectories(place.getParent()), "draft-");
        copy(data, draft.resolve("data"));
        try {
            Files.move(draft.resolve("data"), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(place)) {
                throw e;
            }
        }
        Programs.run(List.of("rm", "-rf", draft.toString()));
    }

    private static void copy(Path from, Path to) throws IOException {
        Programs.run(List.of("cp", "-a", "--reflink=auto", from.toString(), to.toString()));
    }
}
