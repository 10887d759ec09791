package dev.sallyport.cli;

import dev.sallyport.cli.output.DryRunText;
import dev.sallyport.v1.DryRunResponse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport dry-run`. */
@Command(
        name = "dry-run",
        description = "Says how one statement would be understood and decided, and runs nothing.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class DryRunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Caller caller;

    @Mixin
    private StatementOptions statement;

    @Parameters(index = "1", paramLabel = "STATEMENT", description = StatementOptions.STATEMENT)
    private String text;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() throws Exception {
        try (var gateway = caller.data()) {
            DryRunResponse response = gateway.dataAccess().dryRun(statement.query(text));
            DryRunText.of(response)
                    .print(spec.commandLine().getOut(), spec.commandLine().getErr(), output.format());
            return exit(response).code();
        }
    }

    /** As `query` would end where it is refused; an approval that is needed is no denial. */
    private static ExitCode exit(DryRunResponse response) {
        return switch (response.getVerdictCase()) {
            case ALLOWED, APPROVAL_REQUIRED -> ExitCode.OK;
            case REFUSAL, VERDICT_NOT_SET -> ExitCode.of(response.getRefusal().getReason());
        };
    }
}
