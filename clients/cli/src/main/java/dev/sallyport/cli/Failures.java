package dev.sallyport.cli;

import dev.sallyport.cli.output.Printable;
import dev.sallyport.cli.output.RefusalText;
import dev.sallyport.cli.output.UnreadableDocumentException;
import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.client.CallFailedException;
import dev.sallyport.client.IncompleteAnswerException;
import dev.sallyport.client.RefusedException;
import dev.sallyport.client.SallyportException;
import dev.sallyport.client.UnreachableException;
import dev.sallyport.client.approval.MalformedBytesException;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells on standard error what went wrong and what to do, and picks the exit code. */
final class Failures implements IExecutionExceptionHandler {
    private record Told(ExitCode code, List<String> lines) {}

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        Told told = tell(failure, line.getCommandSpec().qualifiedName());
        PrintWriter err = line.getErr();
        told.lines().stream().map(Printable::of).forEach(err::println);
        err.flush();
        return told.code().code();
    }

    private static Told tell(Exception failure, String command) {
        return switch (failure) {
            case SallyportException call -> tell(call);
            case StatusException status -> tell(SallyportException.of(status));
            case StatusRuntimeException status -> tell(SallyportException.of(status));
            case MalformedBytesException bytes ->
                error(
                        "the gateway shows an operation that cannot be read: " + bytes.getMessage(),
                        "decide nothing, keep what was printed, and have an auditor look at the gateway");
            case UnreadableDocumentException document ->
                error(
                        "the gateway sent a document that cannot be read: " + document.getMessage(),
                        "use nothing of what was printed, and have an admin look at the gateway");
            case BadFileException file -> error(file.getMessage(), file.next());
            case UncheckedIOException io -> error(io.getMessage(), "run `sallyport doctor`");
            case IOException io -> error(io.getMessage(), "run `sallyport doctor`");
            case IllegalArgumentException argument ->
                new Told(ExitCode.USAGE, lines(String.valueOf(argument.getMessage()), "see `" + command + " --help`"));
            default -> error(failure.toString(), "this is a fault of the program, please report it");
        };
    }

    private static Told tell(SallyportException failure) {
        return switch (failure) {
            case RefusedException refused -> new Told(ExitCode.of(refused.reason()), RefusalText.of(refused));
            case UnreachableException lost ->
                new Told(
                        ExitCode.UNREACHABLE,
                        lines("the gateway cannot be reached: " + lost.getMessage(), "run `sallyport doctor`"));
            case CallFailedException ended
            when ended.code() == Status.Code.UNIMPLEMENTED ->
                error(
                        "the listener at this address does not serve this call",
                        "`query`, `dry-run` and `source schema` go to the data port, as do `approval wait` and `approval "
                                + "cancel`, all else to the admin port: correct `--address` or the profile");
            case CallFailedException ended ->
                error(ended.getMessage(), "ask for the request in `sallyport audit search` before you repeat it");
            case IncompleteAnswerException broken ->
                error("the answer is not whole: " + broken.getMessage(), "do not use the rows above, ask again");
        };
    }

    private static Told error(@org.jspecify.annotations.Nullable String what, String next) {
        return new Told(ExitCode.ERROR, lines(String.valueOf(what), next));
    }

    private static List<String> lines(String what, String next) {
        return List.of("error: " + what, "next: " + next);
    }
}
