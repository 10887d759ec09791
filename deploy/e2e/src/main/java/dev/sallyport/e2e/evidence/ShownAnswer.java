package dev.sallyport.e2e.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A query that a text shows together with its answer.
 *
 * @param answer what is printed before the line with the place in the trail, which is another each time
 */
record ShownAnswer(String source, String sql, String answer) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```");
    private static final Pattern QUERY = Pattern.compile("\\./sallyport query (\\S+) \"([^\"]*)\"");
    private static final String PLACE = "audit index ";

    /** Those of all its console blocks, in order; a command without an answer below it is none. */
    static List<ShownAnswer> in(String text) {
        List<ShownAnswer> answers = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(text).results().toList()) {
            for (String entry : block.group(1).split("(?m)^\\$ ", -1)) {
                String command = entry.lines().findFirst().orElse("");
                var query = QUERY.matcher(command);
                String answer = printed(entry.substring(command.length()));
                if (query.matches() && !answer.isEmpty()) {
                    answers.add(new ShownAnswer(query.group(1), query.group(2), answer));
                }
            }
        }
        return answers;
    }

    /** Whether a command that printed this gave the answer that is shown. */
    boolean isIn(String text) {
        return printed(text).equals(answer);
    }

    private static String printed(String text) {
        StringBuilder printed = new StringBuilder();
        for (String line : text.strip().lines().toList()) {
            if (line.startsWith(PLACE)) {
                break;
            }
            printed.append(line.stripTrailing()).append('\n');
        }
        return printed.toString().strip();
    }
}
