package dev.sallyport.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param peer the database that is measured
 * @param gatewayOptions options of the gateway's JVM, for example to record a profile
 */
record Arguments(Peer peer, Scale scale, Set<Point> points, List<String> gatewayOptions) {
    static final String USAGE =
            "bench/run [--engine ENGINE] [--quick] [--only POINT[,POINT]] [--gateway-option OPTION]...";

    static Arguments parse(String[] words) {
        Peer peer = Peer.POSTGRESQL;
        Scale scale = Scale.FULL;
        Set<Point> points = EnumSet.allOf(Point.class);
        List<String> options = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(List.of(words));
        while (!left.isEmpty()) {
            String word = left.pop();
            switch (word) {
                case "--engine" -> peer = Peer.of(value(word, left));
                case "--quick" -> scale = Scale.QUICK;
                case "--only" -> points = points(value(word, left));
                case "--gateway-option" -> options.add(value(word, left));
                default -> throw new IllegalArgumentException("option `" + word + "` is not known, expected " + USAGE);
            }
        }
        return new Arguments(peer, scale, points, List.copyOf(options));
    }

    private static Set<Point> points(String list) {
        Set<Point> points = EnumSet.noneOf(Point.class);
        for (String label : list.split(",", -1)) {
            points.add(Point.of(label));
        }
        return points;
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException("option `" + option + "` has no value, expected " + USAGE);
        }
        return left.pop();
    }
}
