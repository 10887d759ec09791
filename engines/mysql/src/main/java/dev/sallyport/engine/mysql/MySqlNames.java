package dev.sallyport.engine.mysql;

/** How names are compared here: in ASCII lower case, whatever the server makes of other letters. */
final class MySqlNames {
    private static final int CASE = 'a' - 'A';

    private MySqlNames() {}

    static String folded(String name) {
        char[] letters = name.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if (letters[i] >= 'A' && letters[i] <= 'Z') {
                letters[i] = (char) (letters[i] + CASE);
            }
        }
        return new String(letters);
    }

    /** As it stands in a statement. */
    static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}
