package dev.sallyport.engine.mysql;

import dev.sallyport.engine.testkit.OperatorMixes;
import java.util.List;
import java.util.stream.Stream;

/** Every two set operations side by side without parentheses, and with each that could be meant. */
final class SetMixes {

    private SetMixes() {}

    static Stream<OperatorMixes.Mix> of(List<String> operations) {
        return operations.stream().flatMap(one -> operations.stream().map(two -> mix(one, two)));
    }

    private static OperatorMixes.Mix mix(String one, String two) {
        String a = "select k from jt ";
        String b = " select k from ju ";
        String c = " select k from jv";
        return new OperatorMixes.Mix(
                a + one + b + two + c,
                List.of("( " + a + one + b + " ) " + two + c, a + one + " ( " + b + two + c + " )"));
    }
}
