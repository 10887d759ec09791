package dev.sallyport.e2e.bypass;

import dev.sallyport.e2e.Approver;
import dev.sallyport.e2e.ChildGateway;
import dev.sallyport.e2e.Rig;
import dev.sallyport.v1.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running gateway over one database, with the reference policy. */
final class Site implements AutoCloseable {
    private static final List<String> JVM = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4");

    /** Enough for every connection of the gateway's pool to be found dead once. */
    private static final int ATTEMPTS = 20;

    private final Rig rig;
    private final Stock template;
    private final Stock stock;
    private final ChildGateway gateway;
    private final Map<String, Client> clients = new HashMap<>();

    private Site(Rig rig, Stock template, Stock stock, ChildGateway gateway) {
        this.rig = rig;
        this.template = template;
        this.stock = stock;
        this.gateway = gateway;
    }

    /**
     * Copies a database and starts a gateway over the copy, which may write, read the server's files and see all of its
     * statistics: only the gateway stands between.
     */
    static Site open(Stock template, Path folder, List<HiddenRows> filters) throws Exception {
        Manifest manifest = ReferencePolicy.manifest(template, filters);
        Stock stock = template.copy();
        Rig rig = Rig.make(folder, stock.database());
        stock.empower(rig.role());
        ChildGateway gateway = ChildGateway.start(rig, JVM);
        Site site = new Site(rig, template, stock, gateway);
        try {
            rig.apply(gateway.adminPort(), manifest);
            return site;
        } catch (IOException | RuntimeException e) {
            site.close();
            throw e;
        }
    }

    Stock stock() {
        return stock;
    }

    /** What the client of a human receives; without the name of the database, the one thing that may differ. */
    Reply ask(String human, String operation, List<String> parameters) throws IOException {
        return anonymous(client(human).ask(stock.query(operation, parameters)));
    }

    /** The same with the yes of a person. */
    Reply askApproved(String human, String operation, List<String> parameters) throws IOException {
        try (Approver approver = rig.approver("bea", gateway.adminPort())) {
            return anonymous(client(human).askApproved(stock.query(operation, parameters), approver));
        } catch (GeneralSecurityException e) {
            throw new IOException("the approver has no certificate", e);
        }
    }

    /** How the gateway understands a statement; empty when it cannot say. */
    Optional<Understood> understood(String human, String operation, List<String> parameters) throws IOException {
        return client(human).understood(stock.query(operation, parameters));
    }

    private Reply anonymous(Reply reply) {
        return new Reply(
                reply.columns(),
                reply.rows(),
                anonymous(reply.end()),
                anonymous(reply.trailers()),
                anonymous(reply.audit()),
                reply.failure());
    }

    /** A text without the name of the database. */
    String anonymous(String text) {
        return text.replace(stock.database().name(), "database");
    }

    private Client client(String human) throws IOException {
        Client held = clients.get(human);
        if (held == null) {
            held = new Client(rig.agent(gateway.dataPort(), human, "bypass", Map.of()));
            clients.put(human, held);
        }
        return held;
    }

    /** Whether a plain statement still gets its answer. */
    boolean isHealthy() throws IOException {
        return ask(ReferencePolicy.READER, stock.plain(), List.of()).isWhole();
    }

    /** Makes the database what it was at first. */
    void restore() throws SQLException, IOException {
        stock.become(template);
        int attempt = 0;
        while (!isHealthy()) {
            attempt++;
            if (attempt == ATTEMPTS) {
                throw new IOException("the gateway does not come back to its database after it was restored");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        clients.values().forEach(Client::close);
        gateway.close();
        stock.close();
    }
}
