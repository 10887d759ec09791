package dev.sallyport.e2e.evidence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A decision that was exported is checked by a program that shares nothing with ours, and a changed one is not believed. */
final class DecisionsChecked implements Point {
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_LINES = 60;

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        Path program = ground.root().resolve("deploy/e2e/verifiers/verify_decision.py");
        return Asking.onSome(ground, (stand, agent, bea) -> {
            String name = Asking.ask(agent, Asking.write(1));
            var _ = bea.approve(name);
            String evidence = new String(bea.evidence(name), StandardCharsets.UTF_8);
            Path file = ground.fresh("evidence").resolve("evidence.json");
            boolean isBelieved = isBelieved(program, file, evidence);
            long forged = 0;
            for (String other : forgeries(evidence)) {
                forged += isBelieved(program, file, other) ? 1 : 0;
            }
            int lines = Files.readAllLines(program).size();
            return List.of(
                    Figure.exactly("decisions that a stranger's program believes", isBelieved ? 1 : 0, 1),
                    Figure.none("changed decisions that it believes", forged),
                    new Figure(
                            "lines of that program",
                            Integer.toString(lines),
                            "at most " + MOST_LINES,
                            lines <= MOST_LINES));
        });
    }

    /** Each says something else than what was signed. */
    private static List<String> forgeries(String evidence) {
        return List.of(
                evidence.replace("\"human\" : \"bea\"", "\"human\" : \"cai\""),
                evidence.replace("\"verdict\" : \"approve\"", "\"verdict\" : \"reject\""),
                evidence.replaceFirst("\"operation\" : \"(.{200}).", "\"operation\" : \"$1_"),
                evidence.replaceFirst("\"approval\" : \"(.)", "\"approval\" : \"x"),
                evidence.replaceFirst("\"signature\" : \"([^\"]*)....\"", "\"signature\" : \"$1AAAA\""));
    }

    private static boolean isBelieved(Path program, Path file, String evidence) throws Exception {
        Files.writeString(file, evidence);
        Process python = new ProcessBuilder("python3", program.toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!python.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the program does not end");
        }
        return python.exitValue() == 0;
    }
}
