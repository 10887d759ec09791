package dev.sallyport.server;

import dev.sallyport.policy.Identity.Attribute;
import dev.sallyport.server.authority.ClientCertificate;
import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.server.authority.TokenRequest;
import dev.sallyport.server.wiring.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The development authority: certificates and tokens for a laptop; a production gateway refuses its issuer. */
@Command(
        name = "dev",
        mixinStandardHelpOptions = true,
        description = "Makes development certificates and tokens; never for production.")
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class DevCommand {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Folder of the development authority (default: ${DEFAULT-VALUE}).",
            defaultValue = ".sallyport/dev")
    private Path folder = Path.of(".sallyport/dev");

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes the authority, the server's certificate and the token keys.")
    void init() throws IOException, GeneralSecurityException {
        if (Files.exists(folder)) {
            throw new StartException(
                    "folder `" + folder
                            + "` exists already, expected a new one: name it with `--folder`, or go on with the one that is there");
        }
        var _ = DevAuthority.create(folder, InstantSource.system());
        System.out.println("made a development authority in " + folder);
    }

    @Command(mixinStandardHelpOptions = true, description = "Makes a client certificate and prints its files.")
    void certificate(
            @Parameters(paramLabel = "agent|human", description = "Who it is for.") Kind kind,
            @Parameters(paramLabel = "NAME", description = "Last part of its SPIFFE id.") String name)
            throws IOException, GeneralSecurityException {
        ClientCertificate made = issue(kind, name);
        System.out.println(made.workload());
        System.out.println("certificate " + made.certificate());
        System.out.println("key         " + made.key());
    }

    @Command(mixinStandardHelpOptions = true, description = "Prints a token that is bound to a client certificate.")
    void token(
            @Parameters(paramLabel = "agent|human", description = "Who calls.") Kind kind,
            @Parameters(paramLabel = "NAME", description = "Last part of its SPIFFE id.") String name,
            @Option(names = "--human", required = true, description = "The human.") String human,
            @Option(names = "--task", required = true, description = "The task.") String task,
            @Option(names = "--group", description = "A group of the human; may be repeated.") Set<String> groups,
            @Option(names = "--attribute", description = "A fact about the human, NAME=VALUE; may be repeated.")
                    Map<String, String> attributes,
            @Option(
                            names = "--minutes",
                            defaultValue = "15",
                            description = "Life of the token, 1 to 15 (default: ${DEFAULT-VALUE}).")
                    int minutes)
            throws IOException, GeneralSecurityException {
        if (minutes < 1 || minutes > TokenRequest.DEFAULT_LIFE.toMinutes()) {
            throw usage(
                    "token",
                    "option --minutes is `" + minutes + "`, expected 1 to " + TokenRequest.DEFAULT_LIFE.toMinutes()
                            + ": a gateway takes no token that lives longer");
        }
        TokenRequest request = TokenRequest.of(human, task)
                .withGroups(groups == null ? Set.of() : groups)
                .withAttributes(typed(attributes == null ? Map.of() : attributes))
                .lasting(Duration.ofMinutes(minutes));
        DevAuthority authority = open();
        ClientCertificate certificate = certificate(authority, kind, named("token", name));
        System.out.println(
                switch (kind) {
                    case agent -> authority.mintAgentToken(certificate, request);
                    case human -> authority.mintHumanToken(certificate, request);
                });
    }

    private ClientCertificate certificate(DevAuthority authority, Kind kind, String name)
            throws IOException, GeneralSecurityException {
        try {
            return kind == Kind.agent ? authority.agentCertificate(name) : authority.humanCertificate(name);
        } catch (NoSuchFileException e) {
            throw new StartException("client certificate `" + e.getFile() + "` is missing, make it with "
                    + "`sallyport dev certificate " + kind + " " + name + "`");
        }
    }

    /** Who a certificate or token is for, as it is typed. */
    enum Kind {
        agent,
        human
    }

    private ClientCertificate issue(Kind kind, String name) throws IOException, GeneralSecurityException {
        return switch (kind) {
            case agent -> open().issueAgentCertificate(named("certificate", name));
            case human -> open().issueHumanCertificate(named("certificate", name));
        };
    }

    private String named(String command, String name) {
        if (!DevAuthority.isClientName(name)) {
            throw usage(command, "`" + name + "` is no name, expected letters, digits, `.`, `_` and `-`, at most 64");
        }
        return name;
    }

    private ParameterException usage(String command, String message) {
        return new ParameterException(spec.subcommands().get(command), message);
    }

    private DevAuthority open() throws IOException, GeneralSecurityException {
        if (!Files.isDirectory(folder)) {
            throw new StartException("folder `" + folder + "` is missing, make it with `sallyport dev init`");
        }
        try {
            return DevAuthority.open(folder, InstantSource.system());
        } catch (NoSuchFileException e) {
            throw new StartException("file `" + e.getFile() + "` is missing, remove folder `" + folder
                    + "` and make it again with `sallyport dev init`");
        }
    }

    private static Map<String, Attribute> typed(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> typed(entry.getValue())));
    }

    private static Attribute typed(String value) {
        return value.matches("-?[0-9]{1,18}") ? new Attribute.Number(Long.parseLong(value)) : new Attribute.Text(value);
    }
}
