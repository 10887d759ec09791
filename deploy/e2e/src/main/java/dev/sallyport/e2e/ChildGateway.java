package dev.sallyport.e2e;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway in a process of its own, which can be killed; made when it is ready. */
public final class ChildGateway implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("sallyport: ready, data on port (\\d+), admin on port (\\d+)");

    private final Process process;
    private final int dataPort;
    private final int adminPort;

    private ChildGateway(Process process, int dataPort, int adminPort) {
        this.process = process;
        this.dataPort = dataPort;
        this.adminPort = adminPort;
    }

    /** Starts a gateway with this process's own class path; its log is added to `gateway.log`. */
    public static ChildGateway start(Rig rig, List<String> jvmOptions) throws IOException {
        return start(rig, System.getProperty("java.class.path"), jvmOptions);
    }

    /** Starts a gateway with a class path, for example the one it is shipped with. */
    public static ChildGateway start(Rig rig, String classPath, List<String> jvmOptions) throws IOException {
        File log = rig.folder().resolve("gateway.log").toFile();
        return awaitReady(command(rig, classPath, jvmOptions)
                .redirectError(ProcessBuilder.Redirect.appendTo(log))
                .start());
    }

    /** The command that starts a gateway. */
    public static ProcessBuilder command(Rig rig, String classPath, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(jvmOptions);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-cp", classPath));
        command.addAll(List.of("dev.sallyport.server.Main", "serve"));
        command.addAll(List.of("--config", rig.configuration().toString()));
        return new ProcessBuilder(command);
    }

    private static ChildGateway awaitReady(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return new ChildGateway(process, Integer.parseInt(ready.group(1)), Integer.parseInt(ready.group(2)));
            }
        }
        throw new IOException("the gateway ended before it was ready, see its log");
    }

    public int dataPort() {
        return dataPort;
    }

    public int adminPort() {
        return adminPort;
    }

    public Process process() {
        return process;
    }

    /** As `kill -9`. */
    public void kill() throws InterruptedException {
        var _ = process.destroyForcibly().waitFor();
    }

    /** As `kill`; waits until it has ended. */
    @Override
    public void close() {
        process.destroy();
        try {
            var _ = process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
