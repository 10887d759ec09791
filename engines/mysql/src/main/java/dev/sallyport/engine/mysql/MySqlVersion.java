package dev.sallyport.engine.mysql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of the two products a server is, and its number: `8.4.3` is 80403. */
record MySqlVersion(Product product, int number) {
    private static final Pattern FORM = Pattern.compile("(?:5\\.5\\.5-)?(\\d{1,3})\\.(\\d{1,2})\\.(\\d{1,2}).*");
    private static final int MAJOR = 10_000;
    private static final int MINOR = 100;

    /** Two servers that speak one protocol, and two languages. */
    enum Product {
        MYSQL,
        MARIADB
    }

    /** Of what the server says in its greeting; MariaDB may put a number in front of it that old clients expect. */
    static MySqlVersion parse(String greeting) {
        Matcher form = FORM.matcher(greeting);
        if (!form.matches()) {
            throw new IllegalArgumentException("the server does not tell its version");
        }
        int number = Integer.parseInt(form.group(1)) * MAJOR
                + Integer.parseInt(form.group(2)) * MINOR
                + Integer.parseInt(form.group(3));
        boolean mariaDb = greeting.toLowerCase(Locale.ROOT).contains("mariadb");
        return new MySqlVersion(mariaDb ? Product.MARIADB : Product.MYSQL, number);
    }

    boolean isMariaDb() {
        return product == Product.MARIADB;
    }
}
