package dev.sallyport.cli.manifest;

import dev.sallyport.cli.manifest.PolicyFile.ClassEntry;
import dev.sallyport.cli.manifest.PolicyFile.ColumnEntry;
import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.Level;
import dev.sallyport.v1.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Classes of columns as they are written. */
public final class ClassReader {
    private ClassReader() {}

    static List<Classification> read(Place place, ClassEntry entry) throws BadFileException {
        ObjectRef object = ObjectText.object(place.at("object"), entry.object()).toBuilder()
                .setSource(place.at("source").required(entry.source(), "the name of a source"))
                .setDatabase(entry.database() == null ? "" : entry.database())
                .build();
        Place columns = place.at("columns");
        Map<String, ColumnEntry> given = columns.required(entry.columns(), "columns and how each is shown");
        List<Classification> classes = new ArrayList<>();
        for (var column : given.entrySet()) {
            classes.add(column(columns.at(column.getKey()), object, column.getKey(), column.getValue()));
        }
        return classes;
    }

    private static Classification column(Place place, ObjectRef object, String column, @Nullable ColumnEntry given)
            throws BadFileException {
        ColumnEntry entry = place.required(given, "`show` or `paths`");
        return shown(place, entry).toBuilder()
                .setColumn(object.toBuilder().setColumn(column))
                .addAllTags(entry.tags() == null ? List.of() : entry.tags())
                .build();
    }

    private static Classification shown(Place place, ColumnEntry entry) throws BadFileException {
        if (entry.paths() != null) {
            if (entry.show() != null) {
                throw place.wrong("has `show` and `paths`, expected one of them");
            }
            return Classification.newBuilder()
                    .setLevel(Level.LEVEL_MASKED)
                    .setMask(DocumentText.read(place.at("paths"), entry.paths()))
                    .build();
        }
        Place show = place.at("show");
        String text = show.required(entry.show(), "`clear`, `withheld` or a mask");
        return show.parse(text, ClassReader::shown, "`clear`, `withheld`, " + MaskText.EXPECTED);
    }

    /** A class as it is written. */
    public static String text(Classification shown) {
        return shown.getLevel() == Level.LEVEL_MASKED
                ? MaskText.of(shown.getMask())
                : shown.getLevel().name().replace("LEVEL_", "").toLowerCase(Locale.ROOT);
    }

    /** `clear`, `withheld` or a mask, as a class without its column. */
    public static Classification shown(String text) {
        var shown = Classification.newBuilder();
        return switch (text) {
            case "clear" -> shown.setLevel(Level.LEVEL_CLEAR).build();
            case "withheld" -> shown.setLevel(Level.LEVEL_WITHHELD).build();
            default ->
                shown.setLevel(Level.LEVEL_MASKED).setMask(MaskText.parse(text)).build();
        };
    }
}
