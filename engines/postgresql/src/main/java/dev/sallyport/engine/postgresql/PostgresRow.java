package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.postgresql.core.Tuple;

/** One row of a catalog query whose columns are all cast to text. */
record PostgresRow(Tuple cells) {
    String text(int column) {
        return new String(cells.get(column), UTF_8);
    }

    boolean isNull(int column) {
        return cells.get(column) == null;
    }

    long number(int column) {
        return Long.parseLong(text(column));
    }

    int smallNumber(int column) {
        return Integer.parseInt(text(column));
    }

    boolean is(int column) {
        return text(column).equals("true");
    }

    char letter(int column) {
        return text(column).charAt(0);
    }
}
