package dev.sallyport.engine.mysql;

/**
 * What a view stands for.
 *
 * @param definition the query as the server writes it, every name qualified with the database; empty where the gateway's own
 *     role may not see it
 * @param security whose rights it runs with: `DEFINER` or `INVOKER`
 * @param characterSet that of the connection that made it, in which its literals were
 * @param collation that of the connection that made it, by which its literals compare
 */
record MySqlView(String definition, String security, String definer, String characterSet, String collation) {
    /** Of what is no view. */
    static final MySqlView NONE = new MySqlView("", "", "", "", "");
}
