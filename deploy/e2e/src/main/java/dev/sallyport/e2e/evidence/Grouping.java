package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.corpora.Expressions;
import dev.sallyport.e2e.corpora.FrontEnd;
import dev.sallyport.e2e.corpora.FrontEnd.Verdict;
import dev.sallyport.e2e.corpora.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Two operators side by side are grouped as the server groups them, or refused. */
final class Grouping implements Point {
    private static final int PAIRS = 900;
    private static final int OPERATORS = 30;
    private static final int READ = 900;
    private static final int ONE_OF = 10;

    @Override
    public String name() {
        return "grouping";
    }

    @Override
    public boolean needsServers() {
        return false;
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<String> all = new ArrayList<>(Expressions.pairs());
        Collections.shuffle(all, ground.random(1));
        List<String> pairs = all.subList(0, ground.size(all.size(), all.size() / ONE_OF));
        int same = 0;
        List<String> different = new ArrayList<>();
        Map<Stage, Integer> refused = new EnumMap<>(Stage.class);
        int statements = 0;
        try (FrontEnd frontEnd = FrontEnd.start()) {
            for (String sql : pairs) {
                statements += frontEnd.isStatement(sql) ? 1 : 0;
                switch (frontEnd.judge(sql)) {
                    case Verdict.Same _ -> same++;
                    case Verdict.Different(String print) -> different.add(sql + "\n  read as " + print);
                    case Verdict.No(Stage stage, var _) -> refused.merge(stage, 1, Integer::sum);
                }
            }
        }
        different.forEach(each -> System.err.println("grouped otherwise: " + each));
        System.out.println("grouping: " + statements + " statements of the server, refused at " + refused);
        return List.of(
                Figure.atLeast("operators and predicates", Expressions.operators(), OPERATORS),
                Figure.atLeast(
                        "pairs that are statements of the server", statements, ground.size(PAIRS, PAIRS / ONE_OF)),
                Figure.atLeast(
                        "of them read, grouped as the server groups them", same, ground.size(READ, READ / ONE_OF)),
                Figure.none("read with another grouping than the server's", different.size()));
    }
}
