package dev.sallyport.cli.output;

import java.util.Map;

/** What a gateway says to do, which names its rpcs, in the commands of this program. */
final class NextStep {
    private static final Map<String, String> COMMANDS =
            Map.of("Discovery", "`sallyport source schema`", "WaitApproval", "`sallyport approval wait`");

    /** A field of the wire, and what is typed here instead. */
    private static final String COMMAND = "in `bson_command`";

    private static final String TYPED = "in extended JSON such as `{\"find\": \"customers\"}`";

    private NextStep() {}

    static String of(String told) {
        String step = told.replace(COMMAND, TYPED);
        for (var each : COMMANDS.entrySet()) {
            step = step.replaceAll("(?<![\\w`.])" + each.getKey() + "(?![\\w`])", each.getValue());
        }
        return step;
    }
}
