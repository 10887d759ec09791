package dev.sallyport.cli;

import dev.sallyport.cli.output.AnswerPrinter;
import dev.sallyport.cli.output.Format;
import dev.sallyport.client.Answer;
import dev.sallyport.client.Query;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport query`. */
@Command(name = "query", description = "Runs one statement and prints its answer.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class QueryCommand implements Callable<Integer> {
    private static final long MOST_SECONDS = Duration.ofDays(1).toSeconds();

    @Spec
    private CommandSpec spec;

    @Mixin
    private Caller caller;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "name of the source")
    private String source;

    @Parameters(index = "1", paramLabel = "SQL", description = "the statement")
    private String sql;

    @Option(
            names = "--param",
            paramLabel = "[TYPE:]VALUE",
            description = "value of the next of $1, $2, …: a text, or typed as in " + ParameterText.FORMS)
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--database", paramLabel = "NAME", description = "another database of the source")
    private String database = "";

    @Option(names = "--intent", paramLabel = "TEXT", description = "why; people who decide may read it")
    private String intent = "";

    @Option(names = "--rows", paramLabel = "N", description = "at most so many rows")
    private @Nullable Long rows;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "end the call after that time")
    private @Nullable Long timeout;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = Format.OPTION)
    private Format format = Format.table;

    @Override
    public Integer call() throws Exception {
        Query query = query();
        try (var gateway = caller.data();
                Answer answer = gateway.dataAccess().run(query);
                var _ = new CancelOnInterrupt(answer::cancel)) {
            PrintWriter err = spec.commandLine().getErr();
            new AnswerPrinter(spec.commandLine().getOut(), err).print(answer, format);
            return ExitCode.OK.code();
        }
    }

    private Query query() {
        Query query = Query.of(source, sql)
                .withParameters(parameters.stream().map(ParameterText::parse).toList())
                .withDatabase(database)
                .withIntent(intent)
                .withRows(rows == null ? 0 : within("--rows", rows, Long.MAX_VALUE));
        return timeout == null
                ? query
                : query.withDeadline(Duration.ofSeconds(within("--timeout", timeout, MOST_SECONDS)));
    }

    private static long within(String option, long number, long most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("option " + option + " is `" + number + "`, expected at least 1"
                    + (most == Long.MAX_VALUE ? "" : " and at most " + most));
        }
        return number;
    }
}
