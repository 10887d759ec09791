package dev.sallyport.e2e.bypass;

import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.bypass.TwinOracle.Match;
import dev.sallyport.engine.Capability;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.testkit.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Sends cases to the gateways over one server, one after the other, each on the state that the fixtures have at first. */
final class ServerRun implements AutoCloseable {
    private static final List<String> PRINCIPALS = List.of(ReferencePolicy.READER, ReferencePolicy.WRITER);

    private final int version;
    private final boolean doesWrite;
    private final Databases databases;
    private Map<String, String> state;

    private ServerRun(RunningServer server, Databases databases) throws SQLException {
        this.version = Stock.version(server);
        this.doesWrite = doesWrite(Product.of(server.kind()).engine());
        this.databases = databases;
        this.state = databases.first().stock().digests();
    }

    /**
     * Loads the fixtures and starts the gateways.
     *
     * @param filters every row filter that a case assumes
     * @param isPair whether each case goes to the second database too
     */
    static ServerRun open(RunningServer server, Fixture fixture, List<HiddenRows> filters, Path folder, boolean isPair)
            throws Exception {
        return new ServerRun(server, Databases.open(server, fixture, filters, folder, isPair));
    }

    private static boolean doesWrite(String engine) {
        return ServiceLoader.load(EngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(engine))
                .anyMatch(provider -> provider.capabilities().contains(Capability.WRITES));
    }

    /** The verdict on one case. */
    Verdict run(Case one) throws SQLException, IOException {
        if (one.minVersion() > version) {
            return Verdict.of(Outcome.SKIPPED, "needs version " + one.minVersion());
        }
        if (!PRINCIPALS.contains(one.principal()) || one.lacksFilter()) {
            return Verdict.of(Outcome.SKIPPED, "its principal or row filter is not known");
        }
        String human = one.filter().map(ReferencePolicy::filtered).orElse(one.principal());
        Site first = databases.first();
        Reply reply = first.ask(human, one.operation(), one.parameters());
        Optional<Understood> understood = understood(one, first, human);
        if (!doesWrite && one.changes() && one.expected().mayRun() && reply.failed(Failure.Stage.REFUSED)) {
            Verdict deferred = Verdict.of(Outcome.DEFERRED, reply.text());
            return checkState(one, reply, deferred.withPair(pair(one, human, reply, understood, false)));
        }
        if (one.expected() == Expected.REQUIRES_APPROVAL && !reply.needsApproval()) {
            return checkState(one, reply, Verdict.of(Outcome.MISSED, reply.text() + ", expected to be asked first"));
        }
        boolean isAsked = reply.needsApproval() && one.expected().mayRun();
        if (isAsked) {
            Optional<String> early = change();
            if (early.isPresent()) {
                return Verdict.of(Outcome.MISSED, reply.text()).withState(early);
            }
            reply = first.askApproved(human, one.operation(), one.parameters());
        }
        Verdict verdict = Judge.judge(one, reply, match(one, reply), understood);
        if (one.oracles().contains(Case.SAME_ERROR)) {
            verdict = sameError(one, human, reply, verdict);
        }
        if (one.expected() == Expected.LIMIT_ENFORCED && !first.isHealthy()) {
            verdict = Verdict.of(Outcome.MISSED, reply.text() + ", and then the gateway did not answer");
        }
        verdict = shown(one, reply, verdict).withPair(pair(one, human, reply, understood, isAsked));
        return checkState(one, reply, verdict);
    }

    /** A refusal by the gateway counts, whatever the server lacks. */
    private Verdict shown(Case one, Reply reply, Verdict verdict) {
        return reply.failed(Failure.Stage.REFUSED) || verdict.outcome() == Outcome.MISSED
                ? verdict
                : databases
                        .untouched()
                        .lacking(one.operation())
                        .map(what -> Verdict.of(Outcome.NOT_SHOWN, reply.text() + ", and the server: " + what))
                        .orElse(verdict);
    }

    /** Asked for every case: what a dry run says reaches the client too. */
    private static Optional<Understood> understood(Case one, Site site, String human) throws IOException {
        return site.understood(human, one.operation(), one.parameters());
    }

    /** Raw answers are asked for only where the gateway gave one. */
    private Optional<Match> match(Case one, Reply reply) throws SQLException {
        boolean hasRun = reply.isWhole() || reply.failed(Failure.Stage.RAN);
        boolean isCompared = one.hasTwin() || one.expected() == Expected.ALLOWED || !reply.isWhole();
        if (!hasRun || !isCompared) {
            return Optional.empty();
        }
        return Optional.of(TwinOracle.compare(reply, databases.raw(one).run(one.operation(), one.parameters())));
    }

    private Verdict sameError(Case one, String human, Reply reply, Verdict verdict) throws IOException {
        Optional<String> missing = MissingOracle.missing(one.operation());
        if (missing.isEmpty()) {
            return Verdict.of(Outcome.SKIPPED, "no hidden name was found in it");
        }
        Reply other = databases.first().ask(human, missing.get(), one.parameters());
        return MissingOracle.find(one.operation(), reply, other)
                .map(difference -> Verdict.of(Outcome.MISSED, difference))
                .orElse(verdict);
    }

    private Optional<String> pair(Case one, String human, Reply reply, Optional<Understood> understood, boolean isAsked)
            throws IOException {
        for (Site site : databases.others(one)) {
            Reply other = isAsked
                    ? site.askApproved(human, one.operation(), one.parameters())
                    : site.ask(human, one.operation(), one.parameters());
            Optional<String> difference = PairOracle.find(one, reply, other);
            if (difference.isEmpty()) {
                String here = text(databases.first(), understood);
                difference = PairOracle.find(here, text(site, understood(one, site, human)));
            }
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static String text(Site site, Optional<Understood> understood) {
        return understood.map(Understood::text).map(site::anonymous).orElse("");
    }

    /** Nothing may change but what a writer's statement changed that ran; afterwards everything is as at first. */
    private Verdict checkState(Case one, Reply reply, Verdict verdict) throws SQLException, IOException {
        Optional<String> change = change();
        if (change.isEmpty()) {
            return verdict;
        }
        databases.restore();
        state = databases.first().stock().digests();
        boolean isWanted = one.principal().equals(ReferencePolicy.WRITER)
                && reply.isWhole()
                && one.expected().mayRun();
        return isWanted ? verdict : verdict.withState(change);
    }

    private Optional<String> change() throws SQLException {
        return StateOracle.find(state, databases.first().stock().digests());
    }

    @Override
    public void close() throws SQLException {
        databases.close();
    }
}
