package dev.sallyport.e2e.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The road can be read on one screen, and the build breaks when an arrow is crossed. */
final class House implements Point {
    private static final String GATEWAY = "gateway-server/src/main/java/dev/sallyport/server/flow/Gateway.java";
    private static final String SIGNATURE = "    public void run(";
    private static final int METHOD_LINES = 25;
    private static final int FILE_LINES = 130;

    @Override
    public String name() {
        return "house";
    }

    @Override
    public boolean needsServers() {
        return false;
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<String> lines = Files.readAllLines(ground.root().resolve(GATEWAY));
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.atMost("lines of flow.Gateway.run", methodLines(lines), METHOD_LINES),
                Figure.atMost("lines of flow.Gateway", lines.size(), FILE_LINES)));
        if (!ground.quick()) {
            figures.add(plantedViolations(ground.root()));
        }
        return figures;
    }

    private static int methodLines(List<String> lines) {
        int from = 0;
        while (!lines.get(from).startsWith(SIGNATURE)) {
            from++;
        }
        return lines.subList(from, lines.size()).indexOf("    }") + 1;
    }

    /** The tests plant a crossing of each arrow and demand that the rule breaks; a quick run is beside them in the build. */
    private static Figure plantedViolations(Path root) throws IOException, InterruptedException {
        Process maven = new ProcessBuilder(
                        "mvn",
                        "-q",
                        "-pl",
                        "deploy/e2e",
                        "-am",
                        "test",
                        "-Dtest=ArrowsTest,GatewayAloneTest",
                        "-Dsurefire.failIfNoSpecifiedTests=false")
                .directory(root.toFile())
                .inheritIO()
                .start();
        return Figure.exactly("exit of the tests that plant a crossing of each arrow", maven.waitFor(), 0);
    }
}
