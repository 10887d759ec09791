package dev.sallyport.server.demo;

import dev.sallyport.server.wiring.StartException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `sallyport demo`: a shop, a gateway and an agent on this machine. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs a gateway before a small shop of invented customers, in two databases.")
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
public final class DemoCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Spec
    private CommandSpec spec;

    @Option(names = "--detach", description = "Go on in the background; `demo stop` ends it.")
    private boolean detach;

    @Option(
            names = "--mongodb",
            paramLabel = "HOST:PORT",
            description =
                    "A MongoDB on this machine without a password: adds shop-mongo, in a database sallyport_demo of its own.")
    private @Nullable String mongo;

    private final DemoFolder folder = new DemoFolder(Path.of(".sallyport"));

    @Override
    public Integer call() throws Exception {
        Optional<ProcessHandle> running = RunningProcess.read(folder.process());
        if (running.isPresent()) {
            throw new StartException("the demo is running already as process `"
                    + running.get().pid() + "`, stop it with `./sallyport demo stop`");
        }
        folder.create();
        return detach ? background() : foreground();
    }

    @Command(description = "Stops the demo and its databases.", mixinStandardHelpOptions = true)
    int stop() throws IOException, InterruptedException {
        Optional<ProcessHandle> running = RunningProcess.read(folder.process());
        if (running.isPresent()) {
            RunningProcess.stop(running.get(), PATIENCE);
        }
        Leftover.stop(folder.database());
        Leftover.stop(folder.mariaDbProcess(), folder.mariaDb());
        forget();
        print(running.isPresent() ? "the demo has stopped" : "no demo was running");
        return ExitCode.OK;
    }

    private int background() throws IOException, InterruptedException {
        List<String> again = mongo == null ? List.of("demo") : List.of("demo", "--mongodb", mongo);
        Background.start(folder, spec.root().userObject().getClass().getName(), again);
        print(Files.readString(folder.ready()));
        return ExitCode.OK;
    }

    private int foreground() throws Exception {
        RunningProcess.record(folder.process());
        var sealed = new CountDownLatch(1);
        Demo demo = Demo.start(folder, home(), Optional.ofNullable(mongo), sealed);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(demo), "stop"));
        DemoFolder.write(folder.ready(), demo.greeting());
        print(demo.greeting());
        sealed.await();
        return ExitCode.SOFTWARE;
    }

    private void stop(Demo demo) {
        try {
            demo.close();
            forget();
        } catch (IOException e) {
            spec.commandLine().getErr().println("sallyport: the demo did not stop in good order: " + e.getMessage());
        }
    }

    private void forget() throws IOException {
        var _ = Files.deleteIfExists(folder.ready());
        var _ = Files.deleteIfExists(folder.process());
    }

    private static Path home() {
        @Nullable String home = System.getProperty("sallyport.home");
        if (home == null) {
            throw new StartException("property `sallyport.home` is missing, start the demo with `./sallyport demo`");
        }
        return Path.of(home);
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
