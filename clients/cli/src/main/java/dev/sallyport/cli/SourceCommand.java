package dev.sallyport.cli;

import dev.sallyport.cli.manifest.MaskText;
import dev.sallyport.cli.output.Format;
import dev.sallyport.cli.output.ListPrinter;
import dev.sallyport.cli.output.ObjectText;
import dev.sallyport.v1.CatalogColumn;
import dev.sallyport.v1.CatalogObject;
import dev.sallyport.v1.DescribeSourceRequest;
import dev.sallyport.v1.DescribeSourceResponse;
import dev.sallyport.v1.DiscoveryServiceGrpc;
import dev.sallyport.v1.ListSourcesRequest;
import dev.sallyport.v1.ListSourcesResponse;
import dev.sallyport.v1.Source;
import dev.sallyport.v1.SourcesServiceGrpc;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport source`. */
@Command(name = "source", description = "The databases behind the gateway.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class SourceCommand extends CommandGroup {
    @Spec
    private CommandSpec spec;

    @Command(name = "list", description = "Lists the sources.", mixinStandardHelpOptions = true)
    int list(@Mixin Caller caller, @Mixin OutputOption output) throws Exception {
        try (var gateway = caller.admin()) {
            var stub = SourcesServiceGrpc.newBlockingV2Stub(gateway.channel());
            List<Source> sources = Pages.all(
                    token -> stub.listSources(
                            ListSourcesRequest.newBuilder().setPageToken(token).build()),
                    ListSourcesResponse::getSourcesList,
                    ListSourcesResponse::getNextPageToken);
            print(
                    List.of("name", "engine", "address", "database", "user", "state", "version", "objects"),
                    sources.stream().map(SourceCommand::line).toList(),
                    output.format());
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "catalog",
            description = "Lists every column of a source and how each is classified, for admins.",
            mixinStandardHelpOptions = true)
    int catalog(
            @Mixin Caller caller,
            @Parameters(paramLabel = "SOURCE", description = Caller.SOURCE) String source,
            @Mixin OutputOption output)
            throws Exception {
        try (var gateway = caller.admin()) {
            var stub = SourcesServiceGrpc.newBlockingV2Stub(gateway.channel());
            List<CatalogObject> objects = Pages.all(
                    token -> stub.describeSource(DescribeSourceRequest.newBuilder()
                            .setName(source)
                            .setPageToken(token)
                            .build()),
                    DescribeSourceResponse::getObjectsList,
                    DescribeSourceResponse::getNextPageToken);
            print(
                    List.of("object", "column", "type", "shown", "tags"),
                    objects.stream()
                            .flatMap(object -> object.getColumnsList().stream().map(column -> line(object, column)))
                            .toList(),
                    output.format());
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "schema",
            description = "Lists what the caller can name in a source, and how it is shown.",
            mixinStandardHelpOptions = true)
    int schema(
            @Mixin Caller caller,
            @Parameters(index = "0", paramLabel = "SOURCE", description = "name of the source") String source,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "[SCHEMA.]OBJECT",
                            description = "one object, with what each grant allows")
                    @Nullable
                    String object,
            @Mixin OutputOption output)
            throws Exception {
        try (var gateway = caller.data()) {
            var visible = new VisibleSchema(DiscoveryServiceGrpc.newBlockingV2Stub(gateway.channel()), source);
            if (object == null) {
                print(ObjectText.FIELDS, visible.rows(), output.format());
            } else {
                ObjectText.of(visible.describe(object))
                        .print(spec.commandLine().getOut(), spec.commandLine().getErr(), output.format());
            }
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "doctor",
            description =
                    "Says what the role of the gateway may do on a source beyond what the grants need, for admins.",
            mixinStandardHelpOptions = true)
    int doctor(
            @Mixin Caller caller,
            @Parameters(paramLabel = "SOURCE", description = Caller.SOURCE) String source,
            @Option(names = "--sql", description = "prints the least-privilege role as SQL, and nothing else")
                    boolean sql,
            @Mixin OutputOption output)
            throws Exception {
        try (var gateway = caller.admin()) {
            var found = SourceFindings.of(SourcesServiceGrpc.newBlockingV2Stub(gateway.channel()), source);
            if (sql) {
                found.statements().forEach(spec.commandLine().getOut()::println);
                return ExitCode.OK.code();
            }
            print(SourceFindings.FIELDS, found.rows(), output.format());
            return found.exitCode().code();
        }
    }

    private void print(List<String> fields, List<? extends List<?>> rows, Format format) {
        new ListPrinter(spec.commandLine().getOut(), fields).print(rows, format);
    }

    private static List<Object> line(Source source) {
        return List.of(
                source.getName(),
                source.getEngine(),
                source.getAddress(),
                source.getDatabase(),
                source.getUser(),
                source.getState().name().replace("SOURCE_STATE_", "").toLowerCase(Locale.ROOT),
                source.getServerVersion(),
                source.getObjects());
    }

    private static List<String> line(CatalogObject object, CatalogColumn column) {
        return List.of(
                ObjectText.name(object.getName()),
                column.getName(),
                column.getEngineType(),
                shown(column),
                String.join(" ", column.getTagsList()));
    }

    private static String shown(CatalogColumn column) {
        return switch (column.getLevel()) {
            case LEVEL_CLEAR -> "clear";
            case LEVEL_MASKED -> MaskText.of(column.getMask());
            case LEVEL_WITHHELD -> "withheld";
            case LEVEL_UNSPECIFIED, UNRECOGNIZED -> "masked: unclassified";
        };
    }
}
