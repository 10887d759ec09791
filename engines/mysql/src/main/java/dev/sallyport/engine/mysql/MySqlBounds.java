package dev.sallyport.engine.mysql;

/** What takes the grammar exponential time: many parentheses in front of a query, and long runs of signs. */
final class MySqlBounds {

    private static final int MAX_LEADING_PARENTHESES = 2;
    private static final int MAX_SIGNS = 16;
    private static final String SIGNS = "+-~!";

    private MySqlBounds() {}

    static boolean fits(String sql) {
        return leadingParentheses(sql) <= MAX_LEADING_PARENTHESES && longestRunOfSigns(sql) <= MAX_SIGNS;
    }

    private static int leadingParentheses(String sql) {
        int count = 0;
        for (int i = 0; i < sql.length() && (sql.charAt(i) == '(' || BlankReader.isBlank(sql.charAt(i))); i++) {
            count += sql.charAt(i) == '(' ? 1 : 0;
        }
        return count;
    }

    /** Also in a string, where it may be too careful. */
    private static int longestRunOfSigns(String sql) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (!BlankReader.isBlank(c)) {
                run = SIGNS.indexOf(c) >= 0 ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return longest;
    }
}
