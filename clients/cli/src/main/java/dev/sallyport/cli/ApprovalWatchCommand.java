package dev.sallyport.cli;

import dev.sallyport.cli.output.ApprovalText;
import dev.sallyport.cli.output.Printable;
import dev.sallyport.v1.Approval;
import dev.sallyport.v1.ApprovalState;
import dev.sallyport.v1.ApprovalsServiceGrpc;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `sallyport approval watch`. */
@Command(
        name = "watch",
        description = "Prints what waits, then what is new or has changed, until Ctrl-C.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class ApprovalWatchCommand implements Callable<Integer> {
    private static final long MOST_SECONDS = Duration.ofHours(1).toSeconds();

    @Spec
    private CommandSpec spec;

    @Mixin
    private Caller caller;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "how often to look (default: ${DEFAULT-VALUE})")
    private long seconds;

    @Override
    public Integer call() throws Exception {
        var pause = Duration.ofSeconds(StatementOptions.within("--every", seconds, MOST_SECONDS));
        Map<String, String> known = new HashMap<>();
        try (var gateway = caller.admin()) {
            var stub = ApprovalsServiceGrpc.newBlockingV2Stub(gateway.channel());
            for (boolean first = true; ; first = false) {
                for (Approval approval : ApprovalLists.all(stub, ApprovalState.APPROVAL_STATE_UNSPECIFIED)) {
                    String line = line(approval);
                    boolean isNews = !line.equals(known.put(approval.getName(), line));
                    if (isNews && (!first || approval.getState() == ApprovalState.APPROVAL_STATE_PENDING)) {
                        print(line);
                    }
                }
                Thread.sleep(pause);
            }
        }
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printable.of(line));
        out.flush();
    }

    private static String line(Approval approval) {
        List<String> row = ApprovalText.row(approval);
        return IntStream.range(0, row.size())
                .filter(at -> !row.get(at).isEmpty())
                .mapToObj(at -> ApprovalText.FIELDS.get(at) + "=" + row.get(at))
                .collect(Collectors.joining(" "));
    }
}
