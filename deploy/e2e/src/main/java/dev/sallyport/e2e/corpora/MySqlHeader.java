package dev.sallyport.e2e.corpora;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How the columns of an answer have to be called, and of what type they are. An output without a label is called by its text on
 * the server, and on a gateway by a spelling of that in which no value stands: that is not compared. Nor is which of four sizes a
 * server gives to a text, which depends on whether it comes from a table or from a query over one.
 */
final class MySqlHeader {
    private static final Set<String> VALUES = Set.of(
            "null", "true", "false", "current_date", "current_time", "current_timestamp", "localtime", "utc_date");

    private static final Set<String> TEXTS = Set.of("TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT");

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private final List<Piece> pieces;

    MySqlHeader(String sql) {
        this.pieces = Piece.ofMySql(sql);
    }

    /**
     * The sent answer as a caller sees it.
     *
     * @param shown how the gateway calls the columns
     * @param raw what the server answers by itself
     */
    Answer seen(Answer sent, List<String> shown, Answer raw) {
        if (sent.columns().size() != shown.size() || raw.columns().size() != shown.size()) {
            return sent;
        }
        List<Answer.Column> columns = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            String plain = raw.columns().get(i).label();
            String label = isGiven(plain) ? shown.get(i) : plain;
            columns.add(new Answer.Column(
                    label,
                    type(sent.columns().get(i).type(), raw.columns().get(i).type())));
        }
        return new Answer(columns, sent.rows(), sent.error());
    }

    private static String type(String sent, String plain) {
        return TEXTS.contains(sent) && TEXTS.contains(plain) ? plain : sent;
    }

    /** Whether it is the name of a column or a label of the statement, or else the text of an output. */
    private boolean isGiven(String label) {
        boolean isWord = WORD.matcher(label).matches() && !VALUES.contains(label.toLowerCase(Locale.ROOT));
        return isWord || IntStream.range(0, pieces.size()).anyMatch(i -> isNamed(i, label));
    }

    private boolean isNamed(int i, String label) {
        Piece piece = pieces.get(i);
        boolean isString =
                piece.kind() == Piece.Kind.STRING && i > 0 && pieces.get(i - 1).is("as");
        return (isString || piece.kind() == Piece.Kind.QUOTED) && piece.name().equals(label);
    }
}
