package dev.sallyport.cli;

import dev.sallyport.cli.output.Format;
import picocli.CommandLine.Option;

/** How a command prints what it was asked for. */
final class OutputOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.table;

    Format format() {
        return format;
    }
}
