package dev.sallyport.engine.mysql;

/** How names are compared here: each letter by its small one, with its accents, as the servers compare those of columns. */
final class MySqlNames {
    private MySqlNames() {}

    static String folded(String name) {
        StringBuilder folded = new StringBuilder(name);
        for (int i = 0; i < folded.length(); i++) {
            folded.setCharAt(i, Character.toLowerCase(folded.charAt(i)));
        }
        return folded.toString();
    }

    /** As it stands in a statement. */
    static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}
