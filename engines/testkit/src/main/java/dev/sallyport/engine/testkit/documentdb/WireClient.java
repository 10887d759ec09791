package dev.sallyport.engine.testkit.documentdb;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.BsonDocument;

/** One client: its commands run one after the other, and end with it when it goes away. */
final class WireClient {
    private final Encryption.Connected client;
    private final Desk desk;
    private final Login login;
    private final ExecutorService commands =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

    /** What all clients share. */
    record Desk(
            Users users,
            Operations operations,
            Sessions sessions,
            ServerCommands ofServer,
            Commands ofData,
            Failures failures) {}

    WireClient(Encryption.Connected client, Desk desk) {
        this.client = client;
        this.desk = desk;
        this.login = new Login(desk.users());
    }

    /** Until the client goes away; reading goes on while a command runs, for only that tells that it went. */
    void serve() {
        try (Socket socket = client.socket();
                DataInputStream in = new DataInputStream(new BufferedInputStream(client.in()));
                OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
            while (true) {
                WireMessage message = WireMessage.read(in);
                commands.execute(() -> answer(message, out));
            }
        } catch (IOException | RuntimeException e) {
            return;
        } finally {
            leave();
        }
    }

    private void leave() {
        desk.operations().kill(operation -> operation.client().equals(this), ErrorCode.CLIENT_DISCONNECT);
        commands.close();
        desk.sessions().abandon(this);
    }

    /** Whoever does not take the answer has gone away. */
    private void answer(WireMessage message, OutputStream out) {
        try {
            message.answer(out, run(Request.of(message.command())));
        } catch (IOException | RuntimeException e) {
            hangUp();
        }
    }

    private void hangUp() {
        try {
            client.socket().close();
        } catch (IOException e) {
            return;
        }
    }

    private BsonDocument run(Operation operation) throws SQLException, WireFailure {
        Request request = operation.request();
        if (login.user()
                .filter(user -> !Refused.isOfAll(request) && !user.may(request))
                .isPresent()) {
            throw new WireFailure(
                    ErrorCode.UNAUTHORIZED,
                    "not authorized on " + request.database() + " to execute command " + request.name());
        }
        Optional<BsonDocument> ofUsers = login.run(request);
        ofUsers = ofUsers.isPresent() ? ofUsers : desk.users().run(request);
        Optional<BsonDocument> known =
                ofUsers.isPresent() ? ofUsers : desk.ofServer().run(operation, login);
        return known.isPresent() ? known.get() : desk.ofData().run(operation);
    }

    private BsonDocument run(Request request) {
        Operation operation = desk.operations().begin(request, this);
        try {
            return run(operation);
        } catch (WireFailure e) {
            return e.document();
        } catch (SQLException e) {
            return desk.failures().of(e, operation).document();
        } catch (RuntimeException e) {
            return new WireFailure(ErrorCode.INTERNAL_ERROR, e.toString()).document();
        } finally {
            desk.operations().end(operation);
        }
    }
}
