package dev.sallyport.cli;

import com.google.protobuf.ByteString;
import dev.sallyport.audit.AuditVerifier;
import dev.sallyport.audit.KnownRoot;
import dev.sallyport.audit.Verification;
import dev.sallyport.cli.output.Counted;
import dev.sallyport.cli.output.Format;
import dev.sallyport.cli.output.Printable;
import dev.sallyport.cli.profile.Profile;
import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.v1.AuditServiceGrpc;
import dev.sallyport.v1.SearchRecordsRequest;
import dev.sallyport.v1.SearchRecordsResponse;
import dev.sallyport.v1.StoredRecord;
import dev.sallyport.v1.TailRecordsRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport audit`. */
@Command(name = "audit", description = "Reads and checks the trail.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class AuditCommand extends CommandGroup {
    private static final Pattern ROOT = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String NAME_FOLDER =
            "name the folder with the `seg-*.log` files, which is `audit.folder` in the gateway's configuration";
    private static final String KEEP_FOLDER =
            "change nothing in the folder, copy it, and compare it with a backup from before this place";

    @Spec
    private CommandSpec spec;

    @Command(name = "tail", description = "Prints the newest records.", mixinStandardHelpOptions = true)
    int tail(
            @Mixin Caller caller,
            @Option(names = "-n", paramLabel = "N", defaultValue = "20", description = "how many") int count,
            @Option(
                            names = {"-f", "--follow"},
                            description = "wait for more, until Ctrl-C")
                    boolean follow,
            @Mixin OutputOption output)
            throws Exception {
        if (follow && output.format() == Format.json) {
            throw new IllegalArgumentException(
                    "one JSON document has an end and `--follow` has none, expected -o ndjson");
        }
        var request = TailRecordsRequest.newBuilder().setLast(count).setFollow(follow);
        try (var gateway = caller.admin()) {
            var call = AuditServiceGrpc.newBlockingV2Stub(gateway.channel()).tailRecords(request.build());
            try (var _ = new CancelOnInterrupt(() -> call.cancel("the reader has gone", null));
                    var printer = new RecordPrinter(out(), output.format())) {
                while (call.hasNext()) {
                    printer.print(call.read().getRecord());
                }
            }
            return ExitCode.OK.code();
        }
    }

    @Command(name = "search", description = "Prints the records that match.", mixinStandardHelpOptions = true)
    int search(@Mixin Caller caller, @Mixin SearchOptions filter, @Mixin OutputOption output) throws Exception {
        try (var gateway = caller.admin()) {
            var stub = AuditServiceGrpc.newBlockingV2Stub(gateway.channel());
            List<StoredRecord> found = Pages.all(
                    token -> stub.searchRecords(SearchRecordsRequest.newBuilder()
                            .setFilter(filter.toFilter())
                            .setPageToken(token)
                            .build()),
                    SearchRecordsResponse::getRecordsList,
                    SearchRecordsResponse::getNextPageToken);
            try (var printer = new RecordPrinter(out(), output.format())) {
                found.forEach(printer::print);
            }
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "verify",
            description = "Checks every byte of a trail, from its files alone.",
            mixinStandardHelpOptions = true)
    int verify(
            @Mixin Caller caller,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "FOLDER",
                            description = "`audit.folder` of the gateway, else that of the profile")
                    @Nullable
                    Path folder,
            @Option(names = "--root", paramLabel = "HEX", description = "root that an earlier check printed") @Nullable
                    String root,
            @Option(names = "--size", paramLabel = "N", description = "the size that it printed with it") @Nullable
                    Long size)
            throws Exception {
        Optional<KnownRoot> known = known(root, size);
        Path trail = folder == null ? trailOf(caller.profile()) : folder;
        if (!Files.isDirectory(trail)) {
            throw new BadFileException("`" + trail + "` is no folder", NAME_FOLDER);
        }
        return switch (AuditVerifier.verify(trail, known, _ -> {})) {
            case Verification.Verified whole -> {
                print("whole: " + Counted.of(whole.records(), "record", "records") + " from index " + whole.firstIndex()
                        + ", " + Counted.of(whole.openOperations(), "operation", "operations") + " open");
                known.ifPresent(head -> print("the first " + head.size() + " are those of the root that you gave"));
                print("keep: --size " + whole.size() + " --root "
                        + HexFormat.of().formatHex(whole.root().toByteArray()));
                yield ExitCode.OK.code();
            }
            case Verification.Broken broken -> {
                print("broken: `" + broken.file() + "` at byte " + broken.offset() + ": " + broken.what());
                print("next: " + (hasSegments(trail) ? KEEP_FOLDER : NAME_FOLDER));
                yield ExitCode.ERROR.code();
            }
        };
    }

    private static Optional<KnownRoot> known(@Nullable String root, @Nullable Long size) {
        if ((root == null) != (size == null)) {
            throw new IllegalArgumentException("`--root` and `--size` belong together, expected both or none");
        }
        if (root == null || size == null) {
            return Optional.empty();
        }
        if (!ROOT.matcher(root).matches() || size < 0) {
            throw new IllegalArgumentException("`--root` is `" + root + "` and `--size` is `" + size
                    + "`, expected 64 hexadecimal digits and a number, as `audit verify` prints them");
        }
        return Optional.of(
                new KnownRoot(size, ByteString.copyFrom(HexFormat.of().parseHex(root))));
    }

    private static Path trailOf(Profile profile) throws BadFileException {
        try {
            return profile.audit();
        } catch (BadFileException e) {
            throw new BadFileException("no folder was named, and " + e.getMessage(), NAME_FOLDER);
        }
    }

    private static boolean hasSegments(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".log"));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void print(String line) {
        out().println(Printable.of(line));
        out().flush();
    }
}
