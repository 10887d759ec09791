package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.corpora.Asked;
import dev.sallyport.e2e.corpora.Corpora;
import dev.sallyport.e2e.corpora.FrontEnd;
import dev.sallyport.e2e.corpora.FrontEnd.Verdict;
import dev.sallyport.e2e.corpora.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a parser is known to misread is refused at a named stage, or read as the server reads it. */
final class Danger implements Point {
    private static final int STATEMENTS = 500;
    /** Enough to show that the judge has something to judge. */
    private static final int READ = 30;

    @Override
    public String name() {
        return "danger";
    }

    @Override
    public boolean needsServers() {
        return false;
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<Asked> all = new ArrayList<>(Corpora.danger());
        all.addAll(Corpora.disagreements());
        int same = 0;
        List<String> different = new ArrayList<>();
        Map<Stage, Integer> refused = new EnumMap<>(Stage.class);
        try (FrontEnd frontEnd = FrontEnd.start()) {
            for (Asked asked : all) {
                switch (frontEnd.judge(asked.sql())) {
                    case Verdict.Same _ -> same++;
                    case Verdict.Different(String print) -> different.add(asked.sql() + "\n  read as " + print);
                    case Verdict.No(Stage stage, var _) -> refused.merge(stage, 1, Integer::sum);
                }
            }
        }
        different.forEach(each -> System.err.println("read otherwise: " + each));
        System.out.println("danger: " + same + " read as the server reads them, refused at " + refused);
        return List.of(
                Figure.atLeast("statements that a parser misreads", all.size(), STATEMENTS),
                Figure.atLeast("of them read as the server reads them", same, READ),
                Figure.none("read as another statement than the server's", different.size()));
    }
}
