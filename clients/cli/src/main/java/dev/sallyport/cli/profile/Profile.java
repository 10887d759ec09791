package dev.sallyport.cli.profile;

import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.cli.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the gateway is and whom to call it as: the file, with options and environment above it. */
public final class Profile {
    /** What to do where there is no profile. */
    public static final String NO_PROFILE =
            "run `sallyport demo --detach`, or write one as in docs/configuration.md, " + "or give its options";

    private static final Path PLACE = Path.of(".sallyport", "profile.yaml");
    private static final Pattern ADDRESS = Pattern.compile(".*[^:/]:[0-9]{1,5}");

    private final Path file;
    private final ProfileFile content;
    private final Overrides overrides;

    private Profile(Path file, ProfileFile content, Overrides overrides) {
        this.file = file;
        this.content = content;
        this.overrides = overrides;
    }

    /** Reads the profile that the options name, else the one of the nearest folder upward, else an empty one. */
    static Profile find(Overrides overrides, Path folder) throws BadFileException {
        Path named = overrides.profile;
        Optional<Path> found = named == null ? nearest(folder) : Optional.of(named);
        return found.isEmpty()
                ? new Profile(folder.resolve(PLACE), new ProfileFile(null, null, null), overrides)
                : new Profile(found.get(), YamlFile.read(found.get(), ProfileFile.class), overrides);
    }

    private static Optional<Path> nearest(Path folder) {
        return Stream.iterate(Optional.of(folder), Optional::isPresent, at -> at.map(Path::getParent))
                .flatMap(Optional::stream)
                .map(at -> at.resolve(PLACE))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The file that was read, or would have been. */
    public Path file() {
        return file;
    }

    /** The listener that agents call. */
    public Endpoint data() throws BadFileException {
        return endpoint("data", content.data());
    }

    /** The listener that admins and auditors call. */
    public Endpoint admin() throws BadFileException {
        return endpoint("admin", content.admin());
    }

    /** The folder of the trail. */
    public Path audit() throws BadFileException {
        return inFolder(required("audit", content.audit()));
    }

    private Endpoint endpoint(String name, ProfileFile.@Nullable Entry given) throws BadFileException {
        var entry = given == null ? new ProfileFile.Entry(null, null, null, null, null, null) : given;
        return new Endpoint(
                address(name + ".address", entry.address()),
                path(name + ".authority", overrides.authority, entry.authority()),
                path(name + ".certificate", overrides.certificate, entry.certificate()),
                path(name + ".key", overrides.key, entry.key()),
                token(entry));
    }

    private String address(String key, @Nullable String inFile) throws BadFileException {
        String above = overrides.address;
        if (above != null && !ADDRESS.matcher(above).matches()) {
            throw new IllegalArgumentException("the address `" + above + "` is not `HOST:PORT`");
        }
        String address = above == null ? required(key, inFile) : above;
        if (!ADDRESS.matcher(address).matches()) {
            throw new BadFileException(file, key, "is `" + address + "`, expected `HOST:PORT`");
        }
        return address;
    }

    private TokenSource token(ProfileFile.Entry entry) {
        if (overrides.tokenFile != null) {
            return new TokenSource.TokenFile(overrides.tokenFile);
        }
        List<String> command = entry.tokenCommand();
        if (command != null && !command.isEmpty()) {
            return new TokenSource.TokenCommand(command);
        }
        return entry.tokenFile() == null
                ? new TokenSource.NoToken()
                : new TokenSource.TokenFile(inFolder(entry.tokenFile()));
    }

    private Path path(String key, @Nullable Path above, @Nullable String inFile) throws BadFileException {
        return above == null ? inFolder(required(key, inFile)) : above;
    }

    private Path inFolder(String path) {
        return file.resolveSibling(path).normalize();
    }

    private String required(String key, @Nullable String value) throws BadFileException {
        if (value == null && !Files.exists(file)) {
            throw new BadFileException("there is no profile at `" + file + "`", NO_PROFILE);
        }
        if (value == null) {
            throw new BadFileException(file, key, "is missing, expected it here, as an option or in the environment");
        }
        return value;
    }
}
