package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.Expression.KeywordOperand;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** The plain calls that calls with words among their arguments stand for. */
final class KeywordForms {
    private KeywordForms() {}

    /** The name in the catalog; only `trim` has another one there. */
    static String catalogName(String written) {
        return written.equals("trim") ? "btrim" : written;
    }

    static String function(KeywordCall call) {
        if (!call.function().equals("trim")) {
            return call.function();
        }
        return switch (direction(call)) {
            case "LEADING" -> "ltrim";
            case "TRAILING" -> "rtrim";
            default -> "btrim";
        };
    }

    private static String direction(KeywordCall call) {
        String words = call.operands().getFirst().word();
        int end = words.indexOf(' ');
        return end < 0 ? words : words.substring(0, end);
    }

    /** The arguments in the order of the plain call. */
    static List<Expression> arguments(KeywordCall call) {
        return switch (call.function()) {
            case "trim" -> trimmed(call);
            case "position" -> List.of(operand(call, "IN"), operand(call, ""));
            case "substring" -> substring(call);
            case "overlay" -> inOrder(call, "", "PLACING", "FROM", "FOR");
            default -> throw Unresolved.functionNotAllowed(call.function(), call.at());
        };
    }

    /** `substring(text for 2)` starts at the first character. */
    private static List<Expression> substring(KeywordCall call) {
        List<Expression> values = inOrder(call, "", "FROM", ",", "FOR");
        boolean fromStart =
                call.operands().size() == 2 && call.operands().getLast().word().equals("FOR");
        return fromStart
                ? List.of(values.getFirst(), new IntegerLiteral(BigInteger.ONE, call.at()), values.getLast())
                : values;
    }

    private static List<Expression> inOrder(KeywordCall call, String... words) {
        List<KeywordOperand> operands = call.operands();
        List<String> used = operands.stream().map(KeywordOperand::word).toList();
        int last = -1;
        for (String word : used) {
            int position = List.of(words).indexOf(word);
            boolean repeatedComma = word.equals(",") && position == last;
            if (position <= last && !repeatedComma) {
                throw unclear(call);
            }
            last = position;
        }
        return operands.stream().map(KeywordOperand::value).toList();
    }

    /** `trim(what from text)`, `trim(text, what)` and `trim(text)`: the text first. */
    private static List<Expression> trimmed(KeywordCall call) {
        List<Expression> values =
                call.operands().stream().map(KeywordOperand::value).toList();
        return switch (values.size()) {
            case 1 -> values;
            case 2 -> call.operands().getLast().word().equals(",") ? values : values.reversed();
            default -> throw unclear(call);
        };
    }

    private static Expression operand(KeywordCall call, String word) {
        return operands(call, word).findFirst().orElseThrow(() -> unclear(call));
    }

    private static Stream<Expression> operands(KeywordCall call, String word) {
        return call.operands().stream()
                .filter(operand -> operand.word().equals(word))
                .map(KeywordOperand::value);
    }

    private static Unresolved unclear(KeywordCall call) {
        return Unresolved.notUnderstood(
                "the words in `" + call.function() + "` are not in their usual order",
                "types.resolution",
                "write it as a plain call",
                call.at());
    }
}
