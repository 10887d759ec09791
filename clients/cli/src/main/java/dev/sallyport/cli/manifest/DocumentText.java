package dev.sallyport.cli.manifest;

import dev.sallyport.cli.manifest.PolicyFile.GrantPathEntry;
import dev.sallyport.cli.manifest.PolicyFile.PathEntry;
import dev.sallyport.cli.output.JsonText;
import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.v1.ClearPath;
import dev.sallyport.v1.DocumentMask;
import dev.sallyport.v1.DocumentPath;
import dev.sallyport.v1.Mask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The declared paths of a document as people write and read them: a path is always a list of keys, never one text. */
public final class DocumentText {
    static final String SHOW = "`clear`, " + MaskText.EXPECTED + "; a path that is to be dropped is left out";
    private static final String PATH = "a list of keys like `[contact, phone]`";

    private DocumentText() {}

    static Mask read(Place place, List<PathEntry> entries) throws BadFileException {
        var document = DocumentMask.newBuilder();
        for (int i = 0; i < place.someOf(entries, "paths and how each is shown").size(); i++) {
            document.addPaths(path(place.at(i), entries.get(i)));
        }
        return Mask.newBuilder().setDocument(document).build();
    }

    /** The masks of a grant's columns by its paths, columns in the order of their first path. */
    static Map<String, Mask> read(Place place, List<GrantPathEntry> entries, Map<String, String> whole)
            throws BadFileException {
        Map<String, DocumentMask.Builder> documents = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Place at = place.at(i);
            GrantPathEntry entry = at.required(entries.get(i), PATH);
            String column = at.at("column").required(entry.column(), "the name of a column");
            if (whole.containsKey(column)) {
                throw at.at("column").wrong("is `" + column + "`, expected a column that `columns` does not name");
            }
            documents
                    .computeIfAbsent(column, _ -> DocumentMask.newBuilder())
                    .addPaths(path(at, new PathEntry(entry.path(), entry.show())));
        }
        Map<String, Mask> masks = new LinkedHashMap<>();
        documents.forEach((column, document) ->
                masks.put(column, Mask.newBuilder().setDocument(document).build()));
        return masks;
    }

    private static DocumentPath path(Place place, PathEntry entry) throws BadFileException {
        List<String> keys = place.at("path").someOf(place.required(entry, PATH).path(), PATH);
        Place show = place.at("show");
        return show.parse(show.required(entry.show(), SHOW), DocumentText::shown, SHOW).toBuilder()
                .addAllPath(keys)
                .build();
    }

    /** `clear` or a mask, as what is shown of a path without its keys. */
    public static DocumentPath shown(String text) {
        var path = DocumentPath.newBuilder();
        return text.equals("clear")
                ? path.setClear(ClearPath.getDefaultInstance()).build()
                : path.setMasked(MaskText.parse(text)).build();
    }

    /** What is shown of a path. */
    public static String shown(DocumentPath path) {
        return switch (path.getDisclosureCase()) {
            case CLEAR -> "clear";
            case MASKED -> MaskText.of(path.getMasked());
            case DISCLOSURE_NOT_SET -> "";
        };
    }

    static String of(DocumentMask document) {
        return document.getPathsList().stream()
                .map(path -> JsonText.of(List.copyOf(path.getPathList())) + " " + shown(path))
                .collect(Collectors.joining(", ", "document(", ")"));
    }
}
