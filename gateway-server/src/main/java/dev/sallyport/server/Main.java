package dev.sallyport.server;

import dev.sallyport.server.config.ConfigException;
import dev.sallyport.server.demo.DemoCommand;
import dev.sallyport.server.wiring.StartException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands that run or prepare a gateway; the others are the client's. */
public final class Main {
    private static final String SERVE = "serve";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(List.of(arguments)).execute(arguments));
    }

    /** The command line for these arguments. */
    static CommandLine commandLine(List<String> arguments) {
        return new CommandLine(commands(arguments)).setExecutionExceptionHandler(Main::explain);
    }

    private static CommandSpec commands(List<String> arguments) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(new Main()).name("sallyport");
        spec.usageMessage().description("Runs the gateway between AI agents and databases.");
        spec.addSubcommand(SERVE, ServeCommand.spec());
        if (!arguments.stream().limit(1).toList().equals(List.of(SERVE))) {
            spec.mixinStandardHelpOptions(true)
                    .addSubcommand("dev", new CommandLine(new DevCommand()))
                    .addSubcommand("demo", new CommandLine(new DemoCommand()));
        }
        return spec;
    }

    /** One plain sentence for what a person can mend; a bug keeps its stack. */
    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        String sentence = switch (failure) {
            case StartException _, ConfigException _ -> String.valueOf(failure.getMessage());
            case IOException io -> FileTrouble.sentence(io);
            default -> throw failure;
        };
        line.getErr().println("sallyport: " + sentence);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
