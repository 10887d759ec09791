package dev.sallyport.server;

import dev.sallyport.server.demo.DemoCommand;
import dev.sallyport.server.wiring.StartException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that run or prepare a gateway; the others are the client's. */
@Command(
        name = "sallyport",
        mixinStandardHelpOptions = true,
        description = "Runs the gateway between AI agents and databases.",
        subcommands = {ServeCommand.class, DevCommand.class, DemoCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments));
    }

    /** One plain sentence for what a person can mend; a bug keeps its stack. */
    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        return switch (failure) {
            case StartException start -> {
                line.getErr().println("sallyport: " + start.getMessage());
                yield CommandLine.ExitCode.SOFTWARE;
            }
            default -> throw failure;
        };
    }
}
