package dev.sallyport.engine.mysql;

import dev.sallyport.engine.testkit.OperatorMixes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every two joins side by side without parentheses, with conditions in every place, and with each grouping. */
final class JoinMixes {

    private static final List<String> JOINS = List.of(
            "join",
            "cross join",
            "straight_join",
            "left join",
            "right join",
            "natural join",
            "natural left join",
            "natural right join",
            ",");

    private static final List<String> FIRST = List.of("", " on jt.k = ju.k", " using (k)");
    private static final List<String> SECOND = List.of("", " on ju.ux = jv.vx", " on jt.tx = jv.vx", " using (k)");
    private static final List<String> BEHIND = List.of("", " on jt.tx = ju.ux", " using (k)");

    private JoinMixes() {}

    static Stream<OperatorMixes.Mix> all() {
        List<OperatorMixes.Mix> mixes = new ArrayList<>();
        for (String one : JOINS) {
            for (String two : JOINS) {
                FIRST.forEach(first -> SECOND.forEach(second -> mixes.add(new OperatorMixes.Mix(
                        "jt " + one + " ju" + first + " " + two + " jv" + second,
                        groupings(one, first, two, second, "")))));
                SECOND.forEach(second -> BEHIND.forEach(behind -> mixes.add(new OperatorMixes.Mix(
                        "jt " + one + " ju " + two + " jv" + second + behind,
                        groupings(one, "", two, second, behind)))));
            }
        }
        return mixes.stream();
    }

    private static List<String> groupings(String one, String first, String two, String second, String behind) {
        List<String> groupings = new ArrayList<>();
        if (behind.isEmpty()) {
            groupings.add("( jt " + one + " ju" + first + " ) " + two + " jv" + second);
        }
        if (first.isEmpty()) {
            groupings.add("jt " + one + " ( ju " + two + " jv" + second + " )" + behind);
            groupings.add("jt " + one + " ( ju " + two + " jv )" + second + behind);
        }
        return groupings;
    }
}
