package dev.sallyport.e2e.corpora;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.engine.testkit.OtherLiterals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Whether a plan that is kept by shape is, for each statement of the shape, the plan that it has by itself: of every statement
 * that is read, with other literals again and again. The gateway keeps them just so.
 */
public final class ShapeTally {
    private final int times;
    private final OtherLiterals others;
    private final List<String> different = new ArrayList<>();
    private int understood;
    private int shared;
    private int served;

    private ShapeTally(int times, Random random) {
        this.times = times;
        this.others = new OtherLiterals(random);
    }

    /** What one statement came to. */
    private record Own(Reading.Understood reading, Sealed sealed) {}

    /**
     * Reads all of them, and each with other literals.
     *
     * @param times that each statement is asked with other literals
     */
    public static ShapeTally of(Settlement settlement, CorpusDatabase database, int times, Random random)
            throws EngineFailure {
        ShapeTally tally = new ShapeTally(times, random);
        for (Settled settled : settlement.settled()) {
            if (!settled.statements().isEmpty()) {
                try (Clerk clerk = Clerk.open(database.settings(settled.world().schema()))) {
                    settled.statements().forEach(asked -> tally.count(clerk, asked.sql()));
                }
            }
        }
        return tally;
    }

    /** Statements that were read, whatever their literals. */
    public int understood() {
        return understood;
    }

    /** Those of them whose plan others may share. */
    public int shared() {
        return shared;
    }

    /** How often the plan of one statement served another one. */
    public int served() {
        return served;
    }

    /** The statements that would have got something else than their own. */
    public List<String> different() {
        return List.copyOf(different);
    }

    private void count(Clerk clerk, String sql) {
        Map<String, Own> kept = new HashMap<>();
        for (int i = 0; i <= times; i++) {
            count(clerk, i == 0 ? sql : others.of(sql), kept);
        }
    }

    private void count(Clerk clerk, String sql, Map<String, Own> kept) {
        Optional<StatementShape> shape = clerk.shape(sql);
        Own known = shape.map(each -> kept.get(each.key())).orElse(null);
        switch (clerk.read(sql)) {
            case Reading.Understood reading -> {
                Own own = new Own(reading, clerk.seal(reading));
                understood++;
                if (known != null) {
                    served++;
                    compare(sql, known, shape.orElseThrow().literals(), own);
                } else if (shape.isPresent() && own.sealed().isMadeOf(shape.get())) {
                    shared++;
                    kept.put(shape.get().key(), own);
                }
            }
            case Reading.Opaque opaque -> {
                if (known != null) {
                    different.add(sql + "\n  is refused by itself: " + opaque.refusal());
                }
            }
        }
    }

    private void compare(String sql, Own known, List<String> literals, Own own) {
        Sealed filled = known.sealed().fill(literals);
        Sealed cold = own.sealed();
        boolean same = Arrays.equals(filled.canonical(), cold.canonical())
                && filled.parameters().equals(cold.parameters())
                && filled.settings().equals(cold.settings())
                && filled.closure().equals(cold.closure())
                && filled.columns().equals(cold.columns())
                && filled.guarded().equals(cold.guarded())
                && filled.kind() == cold.kind()
                && known.reading().operation().equals(own.reading().operation())
                && known.reading().shape().equals(own.reading().shape());
        if (!same) {
            different.add(sql + "\n  is another plan by itself");
        }
    }
}
