package dev.sallyport.e2e.corpora;

import dev.sallyport.engine.testkit.Tools;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PostgreSQL's own parser in a process of its own: the judge of what a text means. One thread. */
public final class ServerGrammar implements AutoCloseable {
    private static final String TOOL = "libpg-query-18.1.5";
    private static final String SCRIPT = "parse.mjs";
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private ServerGrammar(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it; a test is skipped where the tool is not. */
    public static ServerGrammar start() throws IOException {
        Path tool = Tools.folder(TOOL);
        Path script = Files.createTempDirectory("grammar").resolve(SCRIPT);
        try (var resource = Objects.requireNonNull(ServerGrammar.class.getResourceAsStream(SCRIPT))) {
            Files.copy(resource, script);
        }
        return new ServerGrammar(new ProcessBuilder("node", script.toString(), tool.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** What a text means, spelling aside; empty when it is no statement of the server's language. */
    public Optional<JsonNode> tree(String sql) throws IOException {
        questions.write(JSON.writeValueAsString(sql));
        questions.newLine();
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the server's grammar ended");
        }
        return Optional.ofNullable(JSON.readTree(answer).get("tree")).map(ServerTree::normal);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
