package dev.sallyport.engine.testkit.documentdb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server of MongoDB's wire on a free port of loopback, in front of PostgreSQL with the extension DocumentDB.
 *
 * <p>Who logs in is the user it is, and who does not is the owner. It speaks TLS with those who begin so. Thread-safe.
 */
public final class WireBridge implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket listening;
    private final Encryption encryption;
    private final Backends backends;
    private final Cursors cursors;
    private final WireClient.Desk desk;
    private final String version;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    private WireBridge(ServerSocket listening, Encryption encryption, String url, String version) throws IOException {
        this.listening = listening;
        this.encryption = encryption;
        this.version = version;
        this.backends = new Backends(url);
        this.cursors = new Cursors(backends);
        Operations operations = new Operations();
        Sessions sessions = new Sessions(backends);
        Failures failures = Failures.read();
        this.desk = new WireClient.Desk(
                new Users(),
                operations,
                sessions,
                new ServerCommands(operations, sessions, cursors, version),
                new Commands(backends, sessions, cursors, failures),
                failures);
    }

    /** Opens it before a database that {@code url} names for JDBC. */
    public static WireBridge start(String url, Encryption encryption) throws IOException, SQLException {
        ServerSocket listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        WireBridge bridge = new WireBridge(listening, encryption, url, version(url));
        Thread.ofVirtual().start(bridge::accept);
        return bridge;
    }

    private static String version(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery("select extversion from pg_extension where extname = 'documentdb'")) {
            result.next();
            return result.getString(1);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** What the extension says of its version, for example `1.0-0`. */
    public String version() {
        return version;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            new WireClient(encryption.of(client), desk).serve();
        } catch (IOException e) {
            return;
        } finally {
            clients.remove(client);
        }
    }

    @Override
    public void close() {
        close(listening);
        clients.forEach(WireBridge::close);
        cursors.close();
        backends.close();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            return;
        }
    }
}
