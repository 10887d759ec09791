package dev.sallyport.server.demo;

import dev.sallyport.server.authority.ClientCertificate;
import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.server.authority.TokenRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The tokens of the demo's agent and of its admin, written anew well before they expire. */
final class DemoTokens implements AutoCloseable {
    /** The agent of the demo. */
    static final String AGENT = "shop-assistant";

    /** The human that it acts for. */
    static final String HUMAN = "alice";

    /** More often than a sign-in grows too old to decide. */
    private static final int RENEW_MINUTES = 3;

    private final DemoFolder folder;
    private final DevAuthority authority;
    private final ClientCertificate agent;
    private final Map<Person, ClientCertificate> people = new EnumMap<>(Person.class);
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tokens").daemon().factory());

    private DemoTokens(DemoFolder folder, DevAuthority authority) throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.authority = authority;
        this.agent = authority.issueAgentCertificate(AGENT);
        for (Person person : Person.values()) {
            people.put(person, authority.issueHumanCertificate(person.subject()));
        }
    }

    static DemoTokens start(DemoFolder folder, DevAuthority authority) throws IOException, GeneralSecurityException {
        var tokens = new DemoTokens(folder, authority);
        tokens.write();
        var _ = tokens.renewal.scheduleWithFixedDelay(tokens::write, RENEW_MINUTES, RENEW_MINUTES, TimeUnit.MINUTES);
        return tokens;
    }

    ClientCertificate agent() {
        return agent;
    }

    ClientCertificate of(Person person) {
        return Objects.requireNonNull(people.get(person));
    }

    private void write() {
        try {
            var forHuman = TokenRequest.of(HUMAN, "demo").withGroups(Set.of("support"));
            DemoFolder.write(folder.token("agent"), authority.mintAgentToken(agent, forHuman));
            for (Person person : Person.values()) {
                TokenRequest own = TokenRequest.of(person.subject(), "demo");
                DemoFolder.write(folder.token(person.file()), authority.mintHumanToken(of(person), own));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a token cannot be signed", e);
        }
    }

    @Override
    public void close() {
        var _ = renewal.shutdownNow();
    }
}
