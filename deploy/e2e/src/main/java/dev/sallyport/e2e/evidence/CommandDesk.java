package dev.sallyport.e2e.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Types commands of the command line as people do, each in a process of its own, and shows what they print. */
final class CommandDesk {
    private final Stand stand;
    private final PrintStream out;
    private String last = "";

    CommandDesk(Stand stand, PrintStream out) {
        this.stand = stand;
        this.out = out;
    }

    /** A command of the agent; whether it ended with this code. */
    boolean agent(int expected, String... words) throws Exception {
        return run(stand.rig().agentProfile(stand.gateway().dataPort()), "", expected, words);
    }

    /** A command of a person, who decides or audits. */
    boolean person(String human, int expected, String... words) throws Exception {
        Path profile = stand.rig().humanProfile(human, stand.gateway().adminPort());
        return run(profile, " as " + human, expected, words);
    }

    /** What the last command printed. */
    String last() {
        return last;
    }

    private boolean run(Path profile, String who, int expected, String... words) throws Exception {
        out.println();
        out.println("$ sallyport " + shown(words) + (who.isEmpty() ? "" : "    #" + who));
        Process process = command(profile, words).start();
        last = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        out.print(last.indent(2));
        if (code != 0) {
            out.println("  (exit " + code + ")");
        }
        if (code != expected) {
            System.err.println("expected exit " + expected + " of: " + shown(words) + "\n" + last);
        }
        return code == expected;
    }

    private static ProcessBuilder command(Path profile, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.sallyport.cli.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SALLYPORT_PROFILE", profile.toString());
        return builder;
    }

    private static String shown(String... words) {
        return List.of(words).stream()
                .map(word -> word.matches("[\\w.-]+") ? word : "\"" + word + "\"")
                .collect(Collectors.joining(" "));
    }
}
