package dev.sallyport.cli.output;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** How many terminal cells a text takes. */
final class Width {
    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final Set<Integer> MARKS = Set.of((int) Character.NON_SPACING_MARK, (int) Character.ENCLOSING_MARK);

    private Width() {}

    static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    private static int of(int point) {
        if (MARKS.contains(Character.getType(point))) {
            return 0;
        }
        return Character.isEmojiPresentation(point) || WIDE.contains(UnicodeScript.of(point)) ? 2 : 1;
    }
}
