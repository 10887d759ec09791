package dev.sallyport.cli;

import dev.sallyport.cli.manifest.ClassReader;
import dev.sallyport.cli.manifest.DocumentText;
import dev.sallyport.cli.output.ObjectText;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.ObjectRef;
import java.util.List;
import java.util.stream.Stream;

/** A class as lines of a list: one for the column, and one for each path that is declared below it. */
final class ClassLines {
    static final List<String> FIELDS = List.of("source", "column", "path", "shown", "tags", "stale", "manifest", "by");

    private ClassLines() {}

    static Stream<List<Object>> of(Classification entry) {
        if (!entry.getMask().hasDocument()) {
            return Stream.of(line(entry, List.of(), ClassReader.text(entry)));
        }
        return Stream.concat(
                Stream.of(line(entry, List.of(), "document")),
                entry.getMask().getDocument().getPathsList().stream()
                        .map(path -> line(entry, List.copyOf(path.getPathList()), DocumentText.shown(path))));
    }

    private static List<Object> line(Classification entry, List<String> path, String shown) {
        ObjectRef column = entry.getColumn();
        return List.of(
                column.getSource(),
                ObjectText.name(column),
                path,
                shown,
                String.join(" ", entry.getTagsList()),
                entry.getStale() ? "stale" : "",
                entry.getManifest(),
                entry.getClassifiedBy());
    }
}
