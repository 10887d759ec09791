package dev.sallyport.cli;

import dev.sallyport.cli.output.Printable;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells on standard error what is wrong with a command line, and where it says what would be right. */
final class UsageFailures implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(Printable.of("error: " + failure.getMessage()));
        var _ = UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("next: see `" + line.getCommandSpec().qualifiedName() + " --help`");
        if (!line.getSubcommands().isEmpty()) {
            line.usage(err);
        }
        err.flush();
        return ExitCode.USAGE.code();
    }
}
