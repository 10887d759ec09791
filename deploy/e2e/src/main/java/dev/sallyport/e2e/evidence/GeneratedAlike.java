package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.corpora.FrontEnd;
import dev.sallyport.e2e.corpora.FrontEnd.Verdict;
import dev.sallyport.e2e.corpora.Stage;
import dev.sallyport.e2e.generated.Dialect;
import dev.sallyport.e2e.generated.FunctionCalls;
import dev.sallyport.e2e.generated.GeneratedRead;
import dev.sallyport.e2e.generated.Generator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Statements of all kinds made by chance are read as the server's grammar reads them, whatever clauses they have. */
final class GeneratedAlike implements Point {
    /** Of reads, and as many of writes and definitions. */
    private static final int ALL = 10_000;

    private static final int FEW = 150;
    private static final double READ = 95;

    /** Of a full run, how many times each clause must have been read. */
    private static final int EACH_CLAUSE = 20;

    /** The newest grammar there is. */
    private static final int VERSION = 18;

    /** Clauses that group what stands in them by rules of their own, beside those of expressions. */
    private static final Set<String> CLAUSES = Set.of(
            "window clause",
            "partition by",
            "frame rows",
            "frame groups",
            "frame range with a distance",
            "json_table",
            "json_table nested",
            "json_table passing",
            "rows from",
            "with ordinality",
            "definitions of columns",
            "definitions of columns of a set",
            "lateral",
            "grouping sets",
            "merge when",
            "merge insert",
            "merge update",
            "merge delete",
            "merge by source",
            "do nothing",
            "do update",
            "conflict on a constraint",
            "conflict where",
            "set of a row",
            "returning",
            "write in with",
            "create index with a condition");

    @Override
    public String name() {
        return "agreement";
    }

    @Override
    public boolean needsServers() {
        return false;
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        int statements = ground.size(ALL, FEW);
        Dialect dialect = Dialect.of(Product.POSTGRESQL);
        FunctionCalls calls = new FunctionCalls(List.of(), VERSION);
        Generator reads = Generator.of(ground.seed(), dialect, calls);
        Generator writes = Generator.ofWrites(ground.seed(), dialect, calls);
        Set<String> listed = new TreeSet<>(CLAUSES);
        listed.addAll(reads.listed());
        Tally tally = new Tally(listed);
        try (FrontEnd frontEnd = FrontEnd.start()) {
            for (long number = 0; number < statements; number++) {
                tally.count(reads.read(number), frontEnd);
                tally.count(writes.write(number), frontEnd);
            }
        }
        return tally.figures(2 * statements, ground.quick());
    }

    /** What became of them. */
    private static final class Tally {
        private final Map<String, Integer> clauses = new TreeMap<>();
        private final Map<Stage, Integer> refused = new EnumMap<>(Stage.class);
        private final List<String> different = new ArrayList<>();
        private int same;

        Tally(Set<String> listed) {
            listed.forEach(clause -> clauses.put(clause, 0));
        }

        void count(GeneratedRead made, FrontEnd frontEnd) throws IOException {
            switch (frontEnd.judge(made.sql())) {
                case Verdict.Same _ -> {
                    same++;
                    made.clauses().forEach(clause -> clauses.computeIfPresent(clause, (_, count) -> count + 1));
                }
                case Verdict.Different(String print) -> different.add(made.sql() + "\n  read as " + print);
                case Verdict.No(Stage stage, var _) -> refused.merge(stage, 1, Integer::sum);
            }
        }

        List<Figure> figures(int statements, boolean isSample) {
            different.forEach(each -> System.err.println("agreement: read otherwise: " + each));
            System.out.println("agreement: of " + statements + " generated statements refused at " + refused
                    + ", read with " + clauses);
            List<Figure> figures = new ArrayList<>(List.of(
                    Figure.share("of generated statements of all kinds read", same, statements, READ),
                    Figure.none("of them read as something else than the server reads", different.size())));
            if (!isSample) {
                int rarest = Collections.min(clauses.values());
                figures.add(Figure.atLeast(
                        "of them have the rarest of " + clauses.size() + " clauses of reads and writes",
                        rarest,
                        EACH_CLAUSE));
            }
            return figures;
        }
    }
}
