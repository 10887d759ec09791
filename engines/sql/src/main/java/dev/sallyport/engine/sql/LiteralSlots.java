package dev.sallyport.engine.sql;

import dev.sallyport.engine.StatementShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lifted literals of one statement, each value once, in the order of their first place.
 *
 * <p>INVARIANT: literals that are equal in the tree are lifted all or not at all, and share a slot. So the shape tells which
 * literals are equal, which decides whether a key of GROUP BY repeats an output; and a value alone names its slot.
 */
final class LiteralSlots {
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge");
    private final Dialect dialect;
    private final List<Token> tokens;
    private final @Nullable LiteralForm[] forms;
    private final Map<LiteralForm, Integer> slots;

    private LiteralSlots(
            Dialect dialect, List<Token> tokens, @Nullable LiteralForm[] forms, Map<LiteralForm, Integer> slots) {
        this.dialect = dialect;
        this.tokens = tokens;
        this.forms = forms;
        this.slots = slots;
    }

    static LiteralSlots of(List<Token> tokens, Dialect dialect) {
        @Nullable LiteralForm[] forms = LiteralForm.ofEach(tokens);
        boolean[] operands =
                mayWrite(tokens) ? new boolean[tokens.size()] : new LiteralOperands(tokens, forms, dialect).find();
        Set<LiteralForm> kept = new HashSet<>();
        for (int i = 0; i < forms.length; i++) {
            if (forms[i] != null && !operands[i]) {
                kept.add(forms[i]);
            }
        }
        Map<LiteralForm, Integer> slots = new LinkedHashMap<>();
        for (int i = 0; i < forms.length; i++) {
            if (operands[i] && !kept.contains(forms[i])) {
                slots.putIfAbsent(forms[i], slots.size());
            }
        }
        return new LiteralSlots(dialect, tokens, forms, slots);
    }

    /** A literal of a write may become the content of a column, and is judged for that: it stays in the shape. */
    private static boolean mayWrite(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.WORD && WRITES.contains(token.text())) {
                return true;
            }
        }
        return false;
    }

    /** The slot of a literal, or nothing for one that stays in the shape. */
    OptionalInt of(Token literal) {
        Integer slot = slots.get(LiteralForm.of(literal));
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    /**
     * The tokens, each with its kind and its length before it, so that no two lists of tokens are one key; a lifted literal by
     * its slot and the class that decides its type.
     */
    StatementShape shape() {
        StringBuilder key = new StringBuilder(tokens.size() * 8);
        int places = 0;
        for (int i = 0; i < forms.length; i++) {
            Integer slot = slots.get(forms[i]);
            if (slot == null) {
                Token token = tokens.get(i);
                key.append(letter(token.kind()))
                        .append(token.text().length())
                        .append(':')
                        .append(token.text());
            } else {
                places++;
                key.append('#')
                        .append(forms[i].type().letter)
                        .append((int) slot)
                        .append(';');
            }
        }
        return new StatementShape(key.toString(), literals(), places);
    }

    private static char letter(Token.Kind kind) {
        return switch (kind) {
            case WORD -> 'w';
            case QUOTED -> 'q';
            case STRING -> 's';
            case NUMBER -> 'n';
            case PARAMETER -> 'p';
            case VARIABLE -> 'v';
            case OPERATOR -> 'o';
            case PUNCTUATION -> '.';
        };
    }

    private List<String> literals() {
        List<String> literals = new ArrayList<>();
        for (LiteralForm form : slots.keySet()) {
            literals.add(form.type() == LiteralForm.Type.STRING ? dialect.literal(form.text()) : form.text());
        }
        return literals;
    }
}
