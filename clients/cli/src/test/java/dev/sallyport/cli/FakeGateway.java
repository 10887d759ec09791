package dev.sallyport.cli;

import dev.sallyport.client.Sallyport;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A gateway in this process, and the command line before it. */
final class FakeGateway implements AutoCloseable {
    /** What a command printed and how it ended. */
    record Run(int code, String out, String err) {}

    private static final String LISTENER = "{address: 'x:1', authority: x, certificate: x, key: x}";

    private final String name = UUID.randomUUID().toString();
    private final Server server;
    private final Path profile;
    private final List<String> asked = new ArrayList<>();
    private Question question = _ -> "";

    FakeGateway(Path folder, BindableService... services) throws IOException {
        var builder = InProcessServerBuilder.forName(name);
        Stream.of(services).forEach(builder::addService);
        server = builder.build().start();
        profile = folder.resolve("profile.yaml");
        Files.writeString(profile, "data: " + LISTENER + "\nadmin: " + LISTENER + "\n");
    }

    /** What the person at the terminal types when asked. */
    FakeGateway answering(String word) {
        question = prompt -> {
            var _ = asked.add(prompt);
            return word;
        };
        return this;
    }

    /** What the person at the terminal was asked. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--profile", profile.toString()));
        return runAlone(all.toArray(String[]::new));
    }

    /** For a command that knows no profile. */
    Run runAlone(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine line = Main.commandLine(_ -> connect(), question)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }

    private Sallyport connect() {
        return Sallyport.over(InProcessChannelBuilder.forName(name).build());
    }

    @Override
    public void close() {
        try {
            server.shutdownNow().awaitTermination();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
