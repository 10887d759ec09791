package dev.sallyport.cli;

import dev.sallyport.cli.output.AnswerPrinter;
import dev.sallyport.cli.output.ExtendedJson;
import dev.sallyport.cli.output.WaitingText;
import dev.sallyport.client.Answer;
import dev.sallyport.client.Query;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport query`. */
@Command(name = "query", description = "Runs one statement and prints its answer.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class QueryCommand implements Callable<Integer> {
    private static final long MOST_SECONDS = Duration.ofDays(1).toSeconds();

    @Spec
    private CommandSpec spec;

    @Mixin
    private Caller caller;

    @Mixin
    private StatementOptions statement;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STATEMENT",
            description = StatementOptions.STATEMENT + "; none with `--approval`")
    private @Nullable String text;

    @Option(
            names = "--approval",
            paramLabel = "NAME",
            description = "runs what a person has approved under this name, as it is stored")
    private @Nullable String approval;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "end the call after that time")
    private @Nullable Long timeout;

    @Option(
            names = "--canonical",
            description = "documents as canonical extended JSON, which keeps the type of each value, not as relaxed")
    private boolean canonical;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() throws Exception {
        Query query = query();
        try (var gateway = caller.data();
                Answer answer = gateway.dataAccess().run(query);
                var _ = new CancelOnInterrupt(answer::cancel)) {
            PrintWriter err = spec.commandLine().getErr();
            if (answer.approvalRequired().isPresent()) {
                WaitingText.of(answer, statement.source()).forEach(err::println);
                err.flush();
                return ExitCode.PENDING.code();
            }
            ExtendedJson documents = canonical ? ExtendedJson.CANONICAL : ExtendedJson.RELAXED;
            new AnswerPrinter(spec.commandLine().getOut(), err, documents).print(answer, output.format());
            return ExitCode.OK.code();
        }
    }

    private Query query() {
        Query query = work();
        return timeout == null
                ? query
                : query.withDeadline(Duration.ofSeconds(StatementOptions.within("--timeout", timeout, MOST_SECONDS)));
    }

    private Query work() {
        if ((text == null) == (approval == null)) {
            throw new IllegalArgumentException(
                    (text == null ? "there is neither a statement nor" : "there are both a statement and")
                            + " `--approval`, expected one of them");
        }
        return approval == null ? statement.query(String.valueOf(text)) : statement.approved(approval);
    }
}
