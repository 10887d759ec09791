package dev.sallyport.engine.mongodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the engine and its server, and lets a command go lost, or its answer. */
final class Toll implements AutoCloseable {
    private static final String ROUTER = "isdbgrid";

    private final ServerSocket door;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger met = new AtomicInteger();
    private volatile String word = "";
    private volatile Way way = Way.THROUGH;

    /** What happens to the messages with a word in them, and all behind them on their connection. */
    enum Way {
        THROUGH,
        /** The command goes on, and the connection breaks before the answer. */
        ANSWER_LOST,
        /** The connection breaks before the command. */
        COMMAND_LOST,
        /** The command goes on, and nothing ever comes back. */
        SILENCE,
        /** The server says that it stands alone. */
        ALONE
    }

    Toll(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void take(String from, Way now) {
        word = from;
        way = now;
    }

    int met() {
        return met.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(client);
                open.add(behind);
                Line line = new Line(client, behind);
                Thread.ofVirtual().start(() -> line.carry(client, behind, true));
                Thread.ofVirtual().start(() -> line.carry(behind, client, false));
            } catch (IOException e) {
                return;
            }
        }
    }

    private final class Line {
        private final Socket client;
        private final Socket behind;
        private volatile Way taken = Way.THROUGH;

        Line(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        private void carry(Socket from, Socket to, boolean asks) {
            byte[] bytes = new byte[1 << 16];
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    if (asks) {
                        asked(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
                    }
                    if (taken == Way.COMMAND_LOST || (!asks && taken == Way.ANSWER_LOST)) {
                        break;
                    }
                    if (!asks && way == Way.ALONE) {
                        alone(bytes, count);
                    }
                    if (asks || taken != Way.SILENCE) {
                        out.write(bytes, 0, count);
                    }
                }
            } catch (IOException e) {
                // the other end is gone
            } finally {
                close(client);
                close(behind);
            }
        }

        private static void alone(byte[] bytes, int count) {
            int at = new String(bytes, 0, count, StandardCharsets.ISO_8859_1).indexOf(ROUTER);
            if (at >= 0) {
                bytes[at] = 'x';
            }
        }

        private void asked(String message) {
            if (way != Way.THROUGH && way != Way.ALONE && message.contains(word)) {
                met.incrementAndGet();
                taken = way;
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // is closed then
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(Toll::close);
    }
}
