package dev.sallyport.cli;

import dev.sallyport.cli.doctor.Checkup;
import dev.sallyport.cli.doctor.Finding;
import dev.sallyport.cli.doctor.SourceCheck;
import dev.sallyport.cli.output.Printable;
import dev.sallyport.cli.yaml.BadFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** `sallyport doctor`. */
@Command(
        name = "doctor",
        description = "Checks profile, files, tokens, connection and sources, and says what to do.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Caller caller;

    @Override
    public Integer call() throws Exception {
        List<Finding> findings = new ArrayList<>(new Checkup(Clock.systemUTC()).of(caller.profile()));
        findings.addAll(sources());
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

    /** None where the admin listener cannot be called at all, which the other findings say. */
    private List<Finding> sources() {
        try (var gateway = caller.admin()) {
            return SourceCheck.of(gateway.channel());
        } catch (BadFileException | IOException | UncheckedIOException | IllegalArgumentException _) {
            return List.of();
        }
    }
}
