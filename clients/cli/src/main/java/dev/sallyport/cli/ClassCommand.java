package dev.sallyport.cli;

import dev.sallyport.cli.manifest.ClassReader;
import dev.sallyport.cli.manifest.MaskText;
import dev.sallyport.cli.manifest.ObjectText;
import dev.sallyport.cli.output.JsonText;
import dev.sallyport.cli.output.ListPrinter;
import dev.sallyport.v1.BatchUpdateClassificationsRequest;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.ClassificationsServiceGrpc;
import dev.sallyport.v1.ListClassificationsRequest;
import dev.sallyport.v1.ListClassificationsResponse;
import dev.sallyport.v1.ObjectRef;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport class`. */
@Command(name = "class", description = "How sensitive each column is.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class ClassCommand extends CommandGroup {
    @Spec
    private CommandSpec spec;

    @Command(name = "list", description = "Lists the classes.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Caller caller,
            @Parameters(arity = "0..1", paramLabel = "SOURCE", description = "of this source, else of all") @Nullable
                    String source,
            @Mixin OutputOption output)
            throws Exception {
        ObjectRef within =
                ObjectRef.newBuilder().setSource(source == null ? "" : source).build();
        try (var gateway = caller.admin()) {
            var stub = ClassificationsServiceGrpc.newBlockingV2Stub(gateway.channel());
            List<Classification> classes = Pages.all(
                    token -> stub.listClassifications(ListClassificationsRequest.newBuilder()
                            .setWithin(within)
                            .setPageToken(token)
                            .build()),
                    ListClassificationsResponse::getClassificationsList,
                    ListClassificationsResponse::getNextPageToken);
            new ListPrinter(spec.commandLine().getOut(), ClassLines.FIELDS)
                    .print(classes.stream().flatMap(ClassLines::of).toList(), output.format());
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "set",
            description = "Says how one column is shown unless a grant says otherwise.",
            mixinStandardHelpOptions = true)
    int set(
            @Mixin Caller caller,
            @Parameters(index = "0", paramLabel = "SOURCE", description = Caller.SOURCE) String source,
            @Parameters(
                            index = "1",
                            paramLabel = "[SCHEMA.]OBJECT.COLUMN",
                            description = "which column; .OBJECT.FIELD.FIELD of documents")
                    String column,
            @Parameters(
                            index = "2",
                            paramLabel = "clear|withheld|MASK",
                            description = "MASK is one of " + MaskText.EXPECTED)
                    String shown,
            @Option(names = "--tag", paramLabel = "TAG", description = "what it holds, for example email") @Nullable
                    List<String> tags,
            @Option(
                            names = "--path",
                            paramLabel = "KEY",
                            description =
                                    "one key of a path below the column, once for each key from the top: only that"
                                            + " path is set; with `withheld` it is no longer declared, so it is dropped")
                    @Nullable
                    List<String> keys)
            throws Exception {
        try (var gateway = caller.admin()) {
            var set = keys == null
                    ? ClassReader.shown(shown).toBuilder().setColumn(column(source, column))
                    : new DeclaredPath(column(source, column), keys, shown).changed(gateway.channel()).toBuilder();
            if (tags != null) {
                set.clearTags().addAllTags(tags);
            }
            var request = BatchUpdateClassificationsRequest.newBuilder()
                    .setRequestId(UUID.randomUUID().toString())
                    .addSet(set);
            var done = ClassificationsServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .batchUpdateClassifications(request.build());
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s%s is %s, audit index %d%n",
                            column, keys == null ? "" : " " + JsonText.of(keys), shown, done.getAuditIndex())
                    .flush();
            return ExitCode.OK.code();
        }
    }

    private static ObjectRef column(String source, String text) {
        return ObjectText.column(text).toBuilder().setSource(source).build();
    }
}
