package dev.sallyport.server.notice;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.sallyport.server.request.Printable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of Slack's mrkdwn in which a name is only a name.
 *
 * <p>Names come from tokens, so whoever picks one may try to make the line say more. Each stands as code, with hidden characters
 * spelt out and with what a mention, a link or an address is recognised by broken up, also for receivers that read other markup.
 */
final class SlackText {
    private static final int MOST_RULES = 8;

    private SlackText() {}

    static String of(Notice notice) {
        return "Sallyport `" + notice.event() + "`"
                + part(" ", notice.approval())
                + part(" on source ", notice.source())
                + part(", agent ", notice.agent())
                + part(", human ", notice.human())
                + part(", task ", notice.task())
                + part(", class ", notice.operationClass())
                + rules(notice.rules())
                + ", at `" + notice.time().truncatedTo(SECONDS) + "`, ends `"
                + notice.expireTime().truncatedTo(SECONDS) + "`";
    }

    private static String rules(List<String> rules) {
        String first =
                rules.stream().limit(MOST_RULES).map(SlackText::code).collect(Collectors.joining(", ", ", rules ", ""));
        int more = rules.size() - MOST_RULES;
        return rules.isEmpty() ? "" : first + (more > 0 ? " and " + more + " more" : "");
    }

    private static String part(String label, String name) {
        return name.isEmpty() ? "" : label + code(name);
    }

    /** A code span; a blank or unstripped one would not be read as one. */
    private static String code(String name) {
        String stripped = Printable.of(name).strip();
        StringBuilder inert = new StringBuilder();
        stripped.codePoints().forEach(point -> append(inert, point));
        return "`" + (inert.isEmpty() ? "-" : inert) + "`";
    }

    private static void append(StringBuilder inert, int point) {
        switch (point) {
            case '&' -> inert.append("&amp;");
            case '<' -> inert.append("&lt;");
            case '>' -> inert.append("&gt;");
            case '`' -> inert.append('\'');
            case '@' -> inert.append("[at]");
            case '.' -> inert.append("[.]");
            case ':' -> inert.append("[:]");
            default -> inert.appendCodePoint(point);
        }
    }
}
