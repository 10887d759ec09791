package dev.sallyport.engine.mysql;

import dev.sallyport.engine.mysql.MySqlFunction.Effort;
import dev.sallyport.engine.mysql.MySqlFunction.Use;
import java.util.List;

/** How a listed function or operator is written around its arguments. */
final class Calls {
    private Calls() {}

    /** A call with as many arguments as are given; where the grammar wants a word or a number, it stands for the argument. */
    static String of(MySqlFunction function, List<String> arguments) {
        return switch (function.use()) {
            case SCALAR, AGGREGATE, AGGREGATE_WINDOW -> plain(function, arguments);
            case TABLE ->
                "(select count(*) from " + function.name() + "(" + arguments.getFirst()
                        + ", '$' columns (a for ordinality)) as made)";
            case WINDOW ->
                plain(function, arguments) + (function.name().equals("median") ? " over ()" : " over (order by 1)");
        };
    }

    /** The same as a window function. */
    static String over(MySqlFunction function, List<String> arguments) {
        return plain(function, arguments) + (function.use() == Use.WINDOW ? " over (order by 1)" : " over ()");
    }

    private static String plain(MySqlFunction function, List<String> arguments) {
        String name = function.name();
        return switch (name) {
            case "date_add", "date_sub", "adddate", "subdate" ->
                name + "(%s, interval %s day)".formatted(arguments.toArray());
            case "extract" -> "extract(day from " + arguments.get(1) + ")";
            case "timestampadd", "timestampdiff" -> name + "(day, " + arguments.get(1) + ", " + arguments.get(2) + ")";
            case "get_format" -> "get_format(date, " + arguments.get(1) + ")";
            case "position" -> "position(%s in %s)".formatted(arguments.toArray());
            case "count" -> count(arguments);
            case "ntile" -> "ntile(2)";
            case "json_value" -> "json_value(" + arguments.getFirst() + ", '$[0]')";
            case "nth_value" -> "nth_value(" + arguments.getFirst() + ", 2)";
            case "lag", "lead" -> name + moved(arguments);
            case "trim" ->
                arguments.size() == 1
                        ? call(name, arguments)
                        : "trim(leading %s from %s)".formatted(arguments.toArray());
            default -> function.effort() == Effort.CLOCK && !arguments.isEmpty() ? name + "(6)" : call(name, arguments);
        };
    }

    private static String count(List<String> arguments) {
        return switch (arguments.size()) {
            case 0 -> "count(*)";
            case 1 -> call("count", arguments);
            default -> "count(distinct " + String.join(", ", arguments) + ")";
        };
    }

    private static String moved(List<String> arguments) {
        return switch (arguments.size()) {
            case 1 -> call("", arguments);
            case 2 -> "(" + arguments.getFirst() + ", 1)";
            default -> "(" + arguments.getFirst() + ", 1, " + arguments.getLast() + ")";
        };
    }

    private static String call(String name, List<String> arguments) {
        return name + "(" + String.join(", ", arguments) + ")";
    }

    static String ofOperator(MySqlFunction operator, List<String> operands) {
        String symbol = operator.name();
        return switch (symbol) {
            case "between" -> "%s between %s and %s".formatted(operands.toArray());
            case "in" -> operands.getFirst() + " in (" + String.join(", ", operands.subList(1, operands.size())) + ")";
            case "like" -> "%s like %s".formatted(operands.toArray()) + (operands.size() == 3 ? " escape '|'" : "");
            case "is" -> operands.getFirst() + " is not true";
            case "cast" -> "cast(" + operands.getFirst() + " as signed)";
            case "convert" -> "convert(" + operands.getFirst() + ", datetime)";
            case "collate" -> "concat(" + operands.getFirst() + ") collate utf8mb4_bin";
            case "interval" -> operands.getFirst() + " + interval 1 day";
            case "member of" -> "%s member of (%s)".formatted(operands.toArray());
            case "->", "->>" -> operands.getFirst() + symbol + "'$[0]'";
            default ->
                operands.size() == 1 ? symbol + " " + operands.getFirst() : String.join(" " + symbol + " ", operands);
        };
    }
}
