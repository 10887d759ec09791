package dev.sallyport.cli;

import dev.sallyport.cli.approval.Evidence;
import dev.sallyport.cli.approval.EvidenceCheck;
import dev.sallyport.cli.output.Counted;
import dev.sallyport.cli.output.Printable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport approval verify`. */
@Command(
        name = "verify",
        description = "Checks the signatures of an evidence file, from the file alone.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class ApprovalVerifyCommand implements Callable<Integer> {
    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String NEXT = "do not rely on this file; compare it with the trail, "
            + "or get a new one with `sallyport approval evidence NAME --out FILE`";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "what `sallyport approval evidence` wrote")
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "THUMBPRINT",
            description = "a key that you know, may be given many times: a decision by any other key fails")
    private List<String> keys = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        for (String key : keys) {
            if (!THUMBPRINT.matcher(key).matches()) {
                throw new IllegalArgumentException("option --key is `" + key
                        + "`, expected a thumbprint of 43 characters, as `sallyport approval key list` prints it");
            }
        }
        Evidence evidence = Evidence.read(file);
        var checked = EvidenceCheck.of(evidence, Set.copyOf(keys));
        checked.lines().forEach(this::print);
        print("");
        checked.problems().forEach(problem -> {
            print("broken: " + problem.what());
            print("why: " + problem.why());
        });
        if (!checked.problems().isEmpty()) {
            print("next: " + NEXT);
            return ExitCode.ERROR.code();
        }
        int count = evidence.decisions() == null ? 0 : evidence.decisions().size();
        print("whole: " + Counted.of(count, "decision", "decisions") + ", signed over these fields by "
                + (keys.isEmpty() ? "the keys that the file names" : "keys that you gave"));
        if (keys.isEmpty()) {
            print("next: compare the keys with those that you know, or give them with `--key`");
        }
        return ExitCode.OK.code();
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printable.of(line));
        out.flush();
    }
}
