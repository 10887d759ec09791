package dev.sallyport.e2e.corpora;

/**
 * A column that a statement gives a value.
 *
 * @param column its name; empty where a place alone says which it is
 * @param place of it in the list or the table, from 0
 * @param name the piece that names it, or -1
 * @param first the first piece of the value
 * @param last the piece behind the value
 */
record Assigned(String table, String column, int place, int name, int first, int last) {
    /** Whether a piece stands in the value. */
    boolean holds(int i) {
        return first <= i && i < last;
    }
}
