package dev.sallyport.cli;

import dev.sallyport.cli.manifest.ObjectText;
import dev.sallyport.client.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command says of a statement: where, which, with what values, and why. */
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class StatementOptions {
    /** What the help of a command says of the statement. */
    static final String STATEMENT = "the statement: SQL, or a command document in extended JSON on MongoDB";

    @Parameters(index = "0", paramLabel = "SOURCE", description = "name of the source")
    private String source;

    @Option(
            names = "--param",
            paramLabel = "[TYPE:]VALUE",
            description =
                    "value of the next of $1, $2, …, or of the next ? on MySQL and MariaDB: a text, or typed as in "
                            + ParameterText.FORMS)
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--database", paramLabel = "NAME", description = "another database of the source")
    private String database = "";

    @Option(names = "--intent", paramLabel = "TEXT", description = "why; people who decide may read it")
    private String intent = "";

    @Option(names = "--rows", paramLabel = "N", description = "at most so many rows")
    private @Nullable Long rows;

    @Option(
            names = "--unmask",
            paramLabel = "[SCHEMA.]OBJECT.COLUMN",
            description =
                    "show the values of this column instead of its mask, which a person may have to allow; may be repeated")
    private List<String> unmask = new ArrayList<>();

    /** That statement on these terms. */
    Query query(String text) {
        Query query =
                CommandText.isCommand(text) ? Query.command(source, CommandText.parse(text)) : Query.of(source, text);
        return query.withParameters(
                        parameters.stream().map(ParameterText::parse).toList())
                .withDatabase(database)
                .withIntent(intent)
                .withUnmask(unmask.stream().map(ObjectText::column).toList())
                .withRows(rows == null ? 0 : within("--rows", rows, Long.MAX_VALUE));
    }

    /** What was approved, which has its parameters, its reason and its bounds already. */
    Query approved(String approval) {
        if (!parameters.isEmpty() || !intent.isEmpty() || rows != null || !unmask.isEmpty()) {
            throw new IllegalArgumentException("`--approval` runs what was approved, as it is stored, expected neither"
                    + " `--param` nor `--intent` nor `--rows` nor `--unmask` with it");
        }
        return Query.approved(source, approval).withDatabase(database);
    }

    String source() {
        return source;
    }

    /** Throws when the number of an option is not at least 1 and at most so much. */
    static long within(String option, long number, long most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("option " + option + " is `" + number + "`, expected at least 1"
                    + (most == Long.MAX_VALUE ? "" : " and at most " + most));
        }
        return number;
    }
}
