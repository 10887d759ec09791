package dev.sallyport.cli;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.sallyport.cli.output.ListPrinter;
import dev.sallyport.cli.output.Printable;
import dev.sallyport.v1.BreakGlass;
import dev.sallyport.v1.BreakGlassServiceGrpc;
import dev.sallyport.v1.CloseBreakGlassRequest;
import dev.sallyport.v1.ConfirmBreakGlassRequest;
import dev.sallyport.v1.ListBreakGlassesRequest;
import dev.sallyport.v1.OpenBreakGlassRequest;
import dev.sallyport.v1.ReviewBreakGlassRequest;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport break-glass`. */
@Command(
        name = "break-glass",
        description =
                "For an emergency: two admins let one human's operations on one source run without asking people.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class BreakGlassCommand extends CommandGroup {
    private static final String NAME = "its name, as `sallyport break-glass list` prints it";
    private static final List<String> FIELDS = List.of(
            "name",
            "state",
            "source",
            "human",
            "issuer",
            "opened_by",
            "confirmed_by",
            "reviewed_by",
            "proposed",
            "opened",
            "ends",
            "reason",
            "finding");
    private static final long SECONDS_OF_A_MINUTE = 60;
    private static final long LONGEST_MINUTES = 60;

    @Spec
    private CommandSpec spec;

    @Command(
            name = "open",
            description = "Proposes it; it is open once another admin confirms it.",
            mixinStandardHelpOptions = true)
    int open(
            @Mixin Caller caller,
            @Option(names = "--source", paramLabel = "S", required = true, description = Caller.SOURCE) String source,
            @Option(names = "--issuer", paramLabel = "I", required = true, description = "issuer of the human's tokens")
                    String issuer,
            @Option(names = "--human", paramLabel = "H", required = true, description = "subject of the human's tokens")
                    String human,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why") String reason,
            @Option(
                            names = "--minutes",
                            paramLabel = "N",
                            defaultValue = "60",
                            description = "how long from the confirmation, 60 at most and where it is not said")
                    int minutes)
            throws Exception {
        var request = OpenBreakGlassRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSource(source)
                .setIssuer(issuer)
                .setHuman(human)
                .setReason(reason)
                .setDuration(Duration.newBuilder()
                        .setSeconds(
                                StatementOptions.within("--minutes", minutes, LONGEST_MINUTES) * SECONDS_OF_A_MINUTE));
        try (var gateway = caller.admin()) {
            BreakGlass glass = BreakGlassServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .openBreakGlass(request.build())
                    .getBreakGlass();
            tell(glass);
            print("next: within 15 minutes another admin, who is not " + glass.getHuman()
                    + ", runs `sallyport break-glass confirm " + glass.getName() + "`");
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "confirm",
            description = "Opens what another admin proposed; its time begins.",
            mixinStandardHelpOptions = true)
    int confirm(@Mixin Caller caller, @Parameters(paramLabel = "NAME", description = NAME) String name)
            throws Exception {
        try (var gateway = caller.admin()) {
            BreakGlass glass = BreakGlassServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .confirmBreakGlass(
                            ConfirmBreakGlassRequest.newBuilder().setName(name).build())
                    .getBreakGlass();
            tell(glass);
            print("next: end it with `sallyport break-glass close " + glass.getName()
                    + "` as soon as it is not needed any more");
            return ExitCode.OK.code();
        }
    }

    @Command(name = "close", description = "Ends one at once.", mixinStandardHelpOptions = true)
    int close(@Mixin Caller caller, @Parameters(paramLabel = "NAME", description = NAME) String name) throws Exception {
        try (var gateway = caller.admin()) {
            BreakGlass glass = BreakGlassServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .closeBreakGlass(
                            CloseBreakGlassRequest.newBuilder().setName(name).build())
                    .getBreakGlass();
            tell(glass);
            if (glass.hasOpenTime()) {
                print("next: an auditor runs `sallyport break-glass review " + glass.getName()
                        + " --finding TEXT`; until then no other one can be opened");
            }
            return ExitCode.OK.code();
        }
    }

    @Command(name = "list", description = "Lists them, the newest first.", mixinStandardHelpOptions = true)
    int list(@Mixin Caller caller, @Mixin OutputOption output) throws Exception {
        try (var gateway = caller.admin()) {
            var glasses = BreakGlassServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .listBreakGlasses(ListBreakGlassesRequest.getDefaultInstance())
                    .getBreakGlassesList();
            new ListPrinter(spec.commandLine().getOut(), FIELDS)
                    .print(glasses.stream().map(BreakGlassCommand::row).toList(), output.format());
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "review",
            description = "Says what a look at what ran under it found, for auditors.",
            mixinStandardHelpOptions = true)
    int review(
            @Mixin Caller caller,
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--finding", paramLabel = "TEXT", required = true, description = "what the review found")
                    String finding)
            throws Exception {
        try (var gateway = caller.admin()) {
            tell(BreakGlassServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .reviewBreakGlass(ReviewBreakGlassRequest.newBuilder()
                            .setName(name)
                            .setFinding(finding)
                            .build())
                    .getBreakGlass());
            return ExitCode.OK.code();
        }
    }

    private static List<String> row(BreakGlass glass) {
        return List.of(
                glass.getName(),
                state(glass),
                glass.getSource(),
                glass.getHuman(),
                glass.getIssuer(),
                glass.getOpenedBy(),
                glass.getConfirmedBy(),
                glass.getReviewedBy(),
                time(glass.getCreateTime()),
                glass.hasOpenTime() ? time(glass.getOpenTime()) : "",
                time(glass.getExpireTime()),
                glass.getReason(),
                glass.getFinding());
    }

    private static String state(BreakGlass glass) {
        return glass.getState().name().replace("BREAK_GLASS_STATE_", "").toLowerCase(Locale.ROOT);
    }

    private static String time(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds()).toString();
    }

    private void tell(BreakGlass glass) {
        print("break-glass " + glass.getName() + " for " + glass.getHuman() + ", issuer " + glass.getIssuer()
                + ", on source " + glass.getSource() + ", is " + state(glass) + ", ends "
                + time(glass.getExpireTime()));
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printable.of(line));
        out.flush();
    }
}
