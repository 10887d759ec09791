package dev.sallyport.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {
    /** What it would log, the command says itself; held here, because the log manager forgets what nobody holds. */
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private Main() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        GRPC.setLevel(Level.OFF);
        System.exit(commandLine(Connection::open).execute(arguments));
    }

    /** The whole command line over any way to reach a gateway. */
    static CommandLine commandLine(Connector connector) {
        return commandLine(connector, Question.atTheTerminal());
    }

    /** The same with anybody who answers. */
    static CommandLine commandLine(Connector connector, Question question) {
        var line = new CommandLine(new RootCommand(), new Commands(connector, question));
        return line.setOut(utf8(System.out))
                .setErr(utf8(System.err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageFailures())
                .setExecutionExceptionHandler(new Failures());
    }

    private static PrintWriter utf8(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
