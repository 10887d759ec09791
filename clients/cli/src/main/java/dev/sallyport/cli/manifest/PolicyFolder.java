package dev.sallyport.cli.manifest;

import dev.sallyport.cli.manifest.PolicyFile.ClassEntry;
import dev.sallyport.cli.manifest.PolicyFile.GrantEntry;
import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.cli.yaml.YamlFile;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of `*.yaml` files that together are one policy. */
public final class PolicyFolder {
    private final Manifest.Builder manifest = Manifest.newBuilder();
    private final Map<Object, Path> seen = new HashMap<>();

    private PolicyFolder() {}

    /** Reads all files of the folder, in the order of their names. */
    public static Manifest read(Path folder, String name) throws BadFileException, IOException {
        var policy = new PolicyFolder();
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            throw new BadFileException(folder, "", "has no `*.yaml` file, expected the policy there");
        }
        for (Path file : files) {
            policy.add(file);
        }
        return policy.manifest.setName(name).build();
    }

    private static List<Path> files(Path folder) throws BadFileException, IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadFileException(folder, "", "is no folder, expected one with the `*.yaml` files of the policy");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private void add(Path file) throws BadFileException {
        PolicyFile content = YamlFile.read(file, PolicyFile.class);
        List<GrantEntry> grants = content.grants() == null ? List.of() : content.grants();
        for (int at = 0; at < grants.size(); at++) {
            Place place = new Place(file, "grants").at(at);
            Grant grant = GrantReader.read(place, place.required(grants.get(at), "a grant"));
            once(place.at("name"), grant.getName());
            manifest.addGrants(grant);
        }
        List<ClassEntry> classes = content.classifications() == null ? List.of() : content.classifications();
        for (int at = 0; at < classes.size(); at++) {
            Place place = new Place(file, "classifications").at(at);
            for (var column : ClassReader.read(place, place.required(classes.get(at), "classes of an object"))) {
                once(place.at("columns").at(column.getColumn().getColumn()), column.getColumn());
                manifest.addClassifications(column);
            }
        }
    }

    private void once(Place place, Object thing) throws BadFileException {
        Path before = seen.putIfAbsent(thing, place.file());
        if (before != null) {
            throw place.wrong("stands in `" + before + "` too, expected it once");
        }
    }
}
