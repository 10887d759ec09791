package dev.sallyport.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** `sallyport`. */
@Command(
        name = "sallyport",
        description = "Asks databases through the gateway, and manages and checks it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QueryCommand.class,
            DryRunCommand.class,
            SourceCommand.class,
            PolicyCommand.class,
            ApprovalCommand.class,
            BreakGlassCommand.class,
            ClassCommand.class,
            AuditCommand.class,
            DoctorCommand.class,
            VersionCommand.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        footer = {
            "",
            "Commands of the gateway itself: serve, dev, demo.",
            "Exit codes: 0 ok, 1 error, 2 usage, 3 denied, 4 a person has to say yes first, 5 unreachable."
        })
final class RootCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
