package dev.sallyport.server;

import dev.sallyport.policy.Identity.Attribute;
import dev.sallyport.server.authority.ClientCertificate;
import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.server.authority.TokenRequest;
import dev.sallyport.server.wiring.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The development authority: certificates and tokens for a laptop; a production gateway refuses its issuer. */
@Command(
        name = "dev",
        mixinStandardHelpOptions = true,
        description = "Makes development certificates and tokens; never for production.")
final class DevCommand {
    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Folder of the development authority (default: ${DEFAULT-VALUE}).",
            defaultValue = ".sallyport/dev")
    private Path folder = Path.of(".sallyport/dev");

    @Command(description = "Makes the authority, the server's certificate and the token keys.")
    void init() throws IOException, GeneralSecurityException {
        if (Files.exists(folder)) {
            throw new StartException("folder `" + folder + "` exists already, expected a new one");
        }
        var _ = DevAuthority.create(folder, InstantSource.system());
        System.out.println("made a development authority in " + folder);
    }

    @Command(description = "Makes a client certificate and prints its files.")
    void certificate(
            @Parameters(paramLabel = "agent|human", description = "Who it is for.") Kind kind,
            @Parameters(paramLabel = "NAME", description = "Last part of its SPIFFE id.") String name)
            throws IOException, GeneralSecurityException {
        ClientCertificate made = issue(kind, name);
        System.out.println(made.workload());
        System.out.println("certificate " + made.certificate());
        System.out.println("key         " + made.key());
    }

    @Command(description = "Prints a token that is bound to a client certificate.")
    void token(
            @Parameters(paramLabel = "agent|human", description = "Who calls.") Kind kind,
            @Parameters(paramLabel = "NAME", description = "Last part of its SPIFFE id.") String name,
            @Option(names = "--human", required = true, description = "The human.") String human,
            @Option(names = "--task", required = true, description = "The task.") String task,
            @Option(names = "--group", description = "A group of the human; may be repeated.") Set<String> groups,
            @Option(names = "--attribute", description = "A fact about the human, NAME=VALUE; may be repeated.")
                    Map<String, String> attributes,
            @Option(names = "--minutes", defaultValue = "15", description = "Life of the token.") int minutes)
            throws IOException, GeneralSecurityException {
        TokenRequest request = TokenRequest.of(human, task)
                .withGroups(groups == null ? Set.of() : groups)
                .withAttributes(typed(attributes == null ? Map.of() : attributes))
                .lasting(Duration.ofMinutes(minutes));
        DevAuthority authority = open();
        System.out.println(
                switch (kind) {
                    case agent -> authority.mintAgentToken(authority.agentCertificate(name), request);
                    case human -> authority.mintHumanToken(authority.humanCertificate(name), request);
                });
    }

    /** Who a certificate or token is for, as it is typed. */
    enum Kind {
        agent,
        human
    }

    private ClientCertificate issue(Kind kind, String name) throws IOException, GeneralSecurityException {
        return switch (kind) {
            case agent -> open().issueAgentCertificate(name);
            case human -> open().issueHumanCertificate(name);
        };
    }

    private DevAuthority open() throws IOException, GeneralSecurityException {
        if (!Files.isDirectory(folder)) {
            throw new StartException("folder `" + folder + "` is missing, make it with `sallyport dev init`");
        }
        return DevAuthority.open(folder, InstantSource.system());
    }

    private static Map<String, Attribute> typed(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> typed(entry.getValue())));
    }

    private static Attribute typed(String value) {
        return value.matches("-?[0-9]{1,18}") ? new Attribute.Number(Long.parseLong(value)) : new Attribute.Text(value);
    }
}
