package dev.sallyport.cli;

import dev.sallyport.cli.output.ExplanationText;
import dev.sallyport.client.Query;
import dev.sallyport.v1.ExplainDecisionRequest;
import dev.sallyport.v1.ExplainedCaller;
import dev.sallyport.v1.GrantsServiceGrpc;
import dev.sallyport.v1.IdentityAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport policy explain`. */
@Command(
        name = "explain",
        description = "Says how a statement of somebody would be decided now, and by which grants.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class PolicyExplainCommand implements Callable<Integer> {
    private static final String NUMBER = "int:";

    @Spec
    private CommandSpec spec;

    @Mixin
    private Caller caller;

    @Mixin
    private StatementOptions statement;

    @Parameters(index = "1", paramLabel = "STATEMENT", description = StatementOptions.STATEMENT)
    private String text;

    @Option(names = "--issuer", required = true, paramLabel = "URL", description = "issuer of the human's tokens")
    private String issuer;

    @Option(names = "--human", required = true, paramLabel = "SUBJECT", description = "for whom the agent acts")
    private String human;

    @Option(names = "--agent", required = true, paramLabel = "SPIFFE-ID", description = "the agent")
    private String agent;

    @Option(names = "--task", paramLabel = "NAME", description = "the task")
    private String task = "";

    @Option(names = "--group", paramLabel = "NAME", description = "a group of the human; may be repeated")
    private List<String> groups = new ArrayList<>();

    @Option(
            names = "--attribute",
            paramLabel = "NAME=VALUE",
            description = "a fact about the human, a text or `int:7`; may be repeated")
    private List<String> attributes = new ArrayList<>();

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() throws Exception {
        ExplainDecisionRequest request = request(statement.query(text));
        try (var gateway = caller.admin()) {
            var response =
                    GrantsServiceGrpc.newBlockingV2Stub(gateway.channel()).explainDecision(request);
            ExplanationText.of(response)
                    .print(spec.commandLine().getOut(), spec.commandLine().getErr(), output.format());
            return ExitCode.OK.code();
        }
    }

    private ExplainDecisionRequest request(Query query) {
        var whose = ExplainedCaller.newBuilder()
                .setIssuer(issuer)
                .setHuman(human)
                .setAgent(agent)
                .setTask(task)
                .addAllGroups(groups);
        attributes.forEach(each -> whose.addAttributes(attribute(each)));
        return ExplainDecisionRequest.newBuilder()
                .setCaller(whose)
                .setSource(query.source())
                .setDatabase(query.database())
                .setIntent(query.intent())
                .addAllUnmask(query.unmask())
                .setBounds(query.bounds())
                .setStatement(query.statement())
                .build();
    }

    private static IdentityAttribute attribute(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("option --attribute is `" + argument + "`, expected NAME=VALUE");
        }
        var attribute = IdentityAttribute.newBuilder().setName(argument.substring(0, equals));
        String value = argument.substring(equals + 1);
        return value.startsWith(NUMBER)
                ? attribute.setNumber(number(value)).build()
                : attribute.setText(value).build();
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value.substring(NUMBER.length()));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("the attribute `" + value + "` is no int, expected int:7");
        }
    }
}
