package dev.sallyport.engine.mysql;

import dev.sallyport.engine.mysql.MySqlVersion.Product;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the list says of one function, or of one operator and its operands. These servers have no overloads: a function
 * takes any types.
 *
 * @param least fewest arguments
 * @param most most arguments, {@link #UNBOUNDED} for any number
 * @param servers the versions that have it so
 * @param sizing which argument, from one, says how long the result is when {@code effort} is {@link Effort#SIZE}, else 0
 */
record MySqlFunction(
        String name,
        int least,
        int most,
        List<Versions> servers,
        Use use,
        Effort effort,
        int sizing,
        Trouble trouble,
        Family result) {
    static final int UNBOUNDED = Integer.MAX_VALUE;

    /** How it is called. */
    enum Use {
        SCALAR,
        AGGREGATE,
        /** An aggregate that may have an OVER, too. */
        AGGREGATE_WINDOW,
        /** Only with an OVER. */
        WINDOW,
        /** Only in FROM. */
        TABLE
    }

    /** What its result depends on, and how much time and memory its arguments can make it take. */
    enum Effort {
        /** On its arguments alone; about as much as they are long. */
        PURE,
        /** On the time at which the statement began. */
        CLOCK,
        /** As long as one argument says. */
        SIZE,
        /** As much as the product of the lengths of two arguments. */
        PRODUCT,
        /** A short result, for a time that is the product of the lengths of two arguments and that no deadline ends. */
        SEARCH,
        /** As long as all rows that it is given. */
        ROWS
    }

    /** What it tells of its arguments other than by its result; a later one tells more. */
    enum Trouble {
        SILENT,
        /** Counts a warning for some values, which is an error in a write. */
        WARNS,
        RAISES
    }

    /** What kind of value it gives. */
    enum Family {
        ANY,
        SAME,
        BOOL,
        INTEGER,
        FLOAT,
        TEXT,
        BINARY,
        DATE,
        TIME,
        DATETIME,
        JSON
    }

    /**
     * Versions of one server.
     *
     * @param from the first
     * @param before the first that is too new
     */
    record Versions(MySqlVersion from, Optional<MySqlVersion> before) {
        /** Reads `mysql`, `mariadb:10.8`, or `mysql:8.0.22-9.6` for one that 9.6 no longer has. */
        static Versions of(String text) {
            String[] parts = text.split(":", -1);
            Product product = Product.valueOf(constant(parts[0]));
            if (parts.length == 1) {
                return new Versions(product.oldest(), Optional.empty());
            }
            List<MySqlVersion> bounds = Stream.of(parts[1].split("-"))
                    .map(numbers -> MySqlVersion.read(product, numbers))
                    .toList();
            return new Versions(bounds.getFirst(), bounds.stream().skip(1).findFirst());
        }

        boolean contain(MySqlVersion version) {
            return version.isAtLeast(from) && before.stream().noneMatch(version::isAtLeast);
        }
    }

    MySqlFunction {
        servers = List.copyOf(servers);
        if (least > most || servers.isEmpty() || sizing > most || effort == Effort.SIZE != sizing > 0) {
            throw new IllegalArgumentException("the line of `" + name + "` contradicts itself");
        }
    }

    /** Reads a line of a list. */
    static MySqlFunction of(String[] line) {
        if (line.length != 7) {
            throw new IllegalArgumentException("the line of `" + line[0] + "` has no seven columns");
        }
        String[] bounds = line[1].split("-", -1);
        String[] effort = line[4].split(":", -1);
        return new MySqlFunction(
                line[0],
                Integer.parseInt(bounds[0]),
                most(bounds[bounds.length - 1]),
                servers(line[2]),
                Use.valueOf(constant(line[3])),
                Effort.valueOf(constant(effort[0])),
                effort.length == 1 ? 0 : Integer.parseInt(effort[1]),
                Trouble.valueOf(constant(line[5])),
                Family.valueOf(constant(line[6])));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static int most(String number) {
        return number.equals("*") ? UNBOUNDED : Integer.parseInt(number);
    }

    private static List<Versions> servers(String servers) {
        String each = servers.equals("both") ? "mysql,mariadb" : servers;
        return Stream.of(each.split(",")).map(Versions::of).toList();
    }

    boolean takes(int arguments) {
        return least <= arguments && arguments <= most;
    }

    boolean isIn(MySqlVersion version) {
        return version.isSupported() && servers.stream().anyMatch(each -> each.contain(version));
    }

    /** One signature for each number of arguments, or one with dots when there is no most. */
    Stream<String> signatures() {
        return most == UNBOUNDED
                ? Stream.of(signature(least, least == 0 ? "..." : ", ..."))
                : Stream.iterate(least, count -> count <= most, count -> count + 1)
                        .map(count -> signature(count, ""));
    }

    private String signature(int count, String rest) {
        return name + "(" + String.join(", ", Collections.nCopies(count, "any")) + rest + ")";
    }
}
