package dev.sallyport.cli;

import dev.sallyport.cli.doctor.Checkup;
import dev.sallyport.cli.doctor.Finding;
import dev.sallyport.cli.output.Printable;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** `sallyport doctor`. */
@Command(
        name = "doctor",
        description = "Checks profile, files, tokens and connection, and says what to do.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Caller caller;

    @Override
    public Integer call() throws Exception {
        List<Finding> findings = new Checkup(Clock.systemUTC()).of(caller.profile());
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> {
            out.println(Printable.of((finding.isGood() ? "ok    " : "short ") + finding.what()));
            if (!finding.isGood()) {
                out.println(Printable.of("      next: " + finding.next()));
            }
        });
        out.flush();
        return findings.stream().allMatch(Finding::isGood) ? ExitCode.OK.code() : ExitCode.ERROR.code();
    }
}
