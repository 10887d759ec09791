package dev.sallyport.engine.mysql;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which server answers, and how new it is. */
record MySqlVersion(Product product, int major, int minor, int patch) {
    /** A MariaDB of ten and later that speaks to clients of MySQL puts this before its version. */
    private static final String FOR_OLD_CLIENTS = "5.5.5-";

    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?(?![.\\d]).*", Pattern.DOTALL);
    private static final Comparator<MySqlVersion> AGE = Comparator.comparingInt(MySqlVersion::major)
            .thenComparingInt(MySqlVersion::minor)
            .thenComparingInt(MySqlVersion::patch);

    /** The two servers, which share a protocol and differ in functions, syntax and settings. */
    enum Product {
        MYSQL,
        MARIADB;

        /**
         * The oldest that is supported. MySQL 8.0.22 is the first that prepares a statement once, so that the types which it
         * was checked with are those that it runs with, and the first that moves conditions into derived tables, against
         * which rows are fenced. MariaDB 10.6 is the oldest that its makers still repaired when this was decided.
         */
        MySqlVersion oldest() {
            return switch (this) {
                case MYSQL -> new MySqlVersion(this, 8, 0, 22);
                case MARIADB -> new MySqlVersion(this, 10, 6, 0);
            };
        }

        /** MySQL has no version ten: a MariaDB with its name taken away would be one. */
        private int newestMajor() {
            return switch (this) {
                case MYSQL -> 9;
                case MARIADB -> 12;
            };
        }
    }

    /** Reads what `version()` answers, as `9.7.4-2`, `10.11.19-MariaDB-0+deb12u1` or `5.5.5-10.11.8-MariaDB`. */
    static MySqlVersion of(String text) {
        boolean maria = text.toLowerCase(Locale.ROOT).contains("mariadb");
        String own = maria && text.startsWith(FOR_OLD_CLIENTS) ? text.substring(FOR_OLD_CLIENTS.length()) : text;
        return read(maria ? Product.MARIADB : Product.MYSQL, own);
    }

    /** Reads numbers alone, as `10.9`; what is left out is zero. */
    static MySqlVersion read(Product product, String numbers) {
        Matcher matcher = NUMBERS.matcher(numbers);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "version `" + numbers + "` is not known, expected numbers as in `8.4.6`");
        }
        int[] parts = Arrays.stream(new int[] {1, 2, 3})
                .map(group -> matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group)))
                .toArray();
        return new MySqlVersion(product, parts[0], parts[1], parts[2]);
    }

    /** Whether it is the same product and no older. */
    boolean isAtLeast(MySqlVersion other) {
        return product == other.product && AGE.compare(this, other) >= 0;
    }

    boolean isSupported() {
        return isAtLeast(product.oldest()) && major <= product.newestMajor();
    }

    @Override
    public String toString() {
        return switch (product) {
                    case MYSQL -> "MySQL ";
                    case MARIADB -> "MariaDB ";
                }
                + major
                + "."
                + minor
                + "."
                + patch;
    }

    boolean isMariaDb() {
        return product == Product.MARIADB;
    }

    /** As one number: `8.4.3` is 80403. */
    int number() {
        return (major * 100 + minor) * 100 + patch;
    }

    /** Whether INTERSECT and EXCEPT are in its language: of MySQL since 8.0.31. */
    boolean hasSetOperations() {
        return isMariaDb() || isAtLeast(new MySqlVersion(product, 8, 0, 31));
    }
}
