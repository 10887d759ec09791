package dev.sallyport.cli;

import com.google.protobuf.Timestamp;
import dev.sallyport.audit.AuditVerifier;
import dev.sallyport.audit.Verification;
import dev.sallyport.cli.output.Format;
import dev.sallyport.cli.output.JsonText;
import dev.sallyport.cli.output.Printable;
import dev.sallyport.v1.AuditServiceGrpc;
import dev.sallyport.v1.RecordFilter;
import dev.sallyport.v1.SearchRecordsRequest;
import dev.sallyport.v1.SearchRecordsResponse;
import dev.sallyport.v1.StoredRecord;
import dev.sallyport.v1.TailRecordsRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
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
            @Option(
                            names = {"-o", "--output"},
                            defaultValue = "table")
                    Format format)
            throws Exception {
        var request = TailRecordsRequest.newBuilder().setLast(count).setFollow(follow);
        try (var gateway = caller.admin()) {
            var call = AuditServiceGrpc.newBlockingV2Stub(gateway.channel()).tailRecords(request.build());
            try (var _ = new CancelOnInterrupt(() -> call.cancel("the reader has gone", null))) {
                while (call.hasNext()) {
                    print(call.read().getRecord(), format);
                }
            }
            return ExitCode.OK.code();
        }
    }

    @Command(name = "search", description = "Prints the records that match.", mixinStandardHelpOptions = true)
    int search(
            @Mixin Caller caller,
            @Mixin SearchOptions filter,
            @Option(
                            names = {"-o", "--output"},
                            defaultValue = "table")
                    Format format)
            throws Exception {
        try (var gateway = caller.admin()) {
            var stub = AuditServiceGrpc.newBlockingV2Stub(gateway.channel());
            for (StoredRecord found : Pages.all(
                    token -> stub.searchRecords(SearchRecordsRequest.newBuilder()
                            .setFilter(filter.toFilter())
                            .setPageToken(token)
                            .build()),
                    SearchRecordsResponse::getRecordsList,
                    SearchRecordsResponse::getNextPageToken)) {
                print(found, format);
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
            @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "else the folder of the profile") @Nullable
                    Path folder)
            throws Exception {
        Path trail = folder == null ? caller.profile().audit() : folder;
        return switch (AuditVerifier.verify(trail, _ -> {})) {
            case Verification.Verified whole -> {
                print("whole: " + whole.records() + " records from index " + whole.firstIndex() + ", root "
                        + HexFormat.of().formatHex(whole.root().toByteArray()) + ", " + whole.openOperations()
                        + " operations open");
                yield ExitCode.OK.code();
            }
            case Verification.Broken broken -> {
                print("broken: `" + broken.file() + "` at byte " + broken.offset() + ": " + broken.what());
                yield ExitCode.ERROR.code();
            }
        };
    }

    private void print(StoredRecord entry, Format format) {
        Map<String, Object> fields = RecordLine.of(entry);
        print(
                format == Format.table
                        ? fields.entrySet().stream()
                                .map(field -> field.getKey() + "=" + field.getValue())
                                .collect(Collectors.joining(" "))
                        : JsonText.of(fields));
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printable.of(line));
        out.flush();
    }

    /** Which records; what is not given sets no condition. */
    static final class SearchOptions {
        @Option(names = "--agent", description = "SPIFFE id of the agent")
        private String agent = "";

        @Option(names = "--human", description = "for this human")
        private String human = "";

        @Option(names = "--task", description = "in this task")
        private String task = "";

        @Option(names = "--request", description = "of this request")
        private String request = "";

        @Option(names = "--source", description = "on this source")
        private String source = "";

        @Option(names = "--object", description = "that name this object")
        private String object = "";

        @Option(names = "--since", description = "from this time on, like 2027-01-31T12:00:00Z")
        private @Nullable Instant since;

        @Option(names = "--until", description = "before this time")
        private @Nullable Instant until;

        RecordFilter toFilter() {
            var filter = RecordFilter.newBuilder()
                    .setAgent(agent)
                    .setHuman(human)
                    .setTask(task)
                    .setRequestId(request)
                    .setSource(source)
                    .setObject(object);
            if (since != null) {
                filter.setStartTime(timestamp(since));
            }
            if (until != null) {
                filter.setEndTime(timestamp(until));
            }
            return filter.build();
        }

        private static Timestamp timestamp(Instant time) {
            return Timestamp.newBuilder()
                    .setSeconds(time.getEpochSecond())
                    .setNanos(time.getNano())
                    .build();
        }
    }
}
