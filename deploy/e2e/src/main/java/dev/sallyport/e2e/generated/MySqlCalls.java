package dev.sallyport.e2e.generated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A call of each scalar function of MySQL or MariaDB that the gateway allows, over values of any type: the server converts them. */
final class MySqlCalls {
    private static final int NAME = 0;
    private static final int ARGUMENTS = 1;
    private static final int SERVERS = 2;
    private static final int USE = 3;
    private static final int EFFORT = 4;
    private static final int RESULT = 6;

    /** What a result is, where it does not depend on the arguments. */
    private static final Map<String, Kind> KINDS = Map.of(
            "integer", Kind.LONG,
            "bool", Kind.BOOL,
            "float", Kind.DOUBLE,
            "text", Kind.TEXT,
            "binary", Kind.BYTES,
            "date", Kind.DATE,
            "time", Kind.TIME,
            "datetime", Kind.TIMESTAMP);

    /** Written with words, in need of a certain argument, or as long as a value says. */
    private static final Set<String> LEFT_OUT = Set.of(
            "extract",
            "position",
            "timestampadd",
            "timestampdiff",
            "get_format",
            "date_add",
            "date_sub",
            "adddate",
            "subdate",
            "char",
            "interval",
            "compress",
            "weight_string",
            "trim");

    private MySqlCalls() {}

    /** Reads the list of the gateway. */
    static FunctionCalls of(boolean isMariaDb) throws IOException {
        List<Production> calls = new ArrayList<>();
        for (List<String> line : Listed.functionsOfMySql()) {
            if (isMade(line, isMariaDb)) {
                fewest(line).forEach(count -> calls.add(call(line, count)));
            }
        }
        return new FunctionCalls(calls, 0);
    }

    private static boolean isMade(List<String> line, boolean isMariaDb) {
        boolean isThere = Stream.of(line.get(SERVERS).split(",", -1))
                .anyMatch(server -> server.equals("both") || server.equals(isMariaDb ? "mariadb" : "mysql"));
        boolean isOfDocument =
                line.get(NAME).startsWith("json_") || line.get(NAME).startsWith("inet6_");
        return isThere
                && line.get(USE).equals("scalar")
                && line.get(EFFORT).equals("pure")
                && KINDS.containsKey(line.get(RESULT))
                && !isOfDocument
                && !LEFT_OUT.contains(line.get(NAME));
    }

    /** The fewest arguments and, where it takes more, one more than that. */
    private static List<Integer> fewest(List<String> line) {
        String[] counts = line.get(ARGUMENTS).split("-", 2);
        int least = Integer.parseInt(counts[0]);
        return counts.length == 1 ? List.of(least) : List.of(least, least + 1);
    }

    private static Production call(List<String> line, int arguments) {
        Kind kind = KINDS.getOrDefault(line.get(RESULT), Kind.TEXT);
        String places = String.join(", ", Collections.nCopies(arguments, "{any}"));
        return new Production(List.of(kind), 1, "function", line.get(NAME) + "(" + places + ")");
    }
}
