package dev.sallyport.engine.testkit.documentdb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** TLS for the clients that begin with it, on the port of the others. */
public final class Encryption {
    /** No message of the wire begins so that is not of 66 thousand bytes, and the first ones are small. */
    private static final int HANDSHAKE = 0x16;

    private static final int VERSION = 0x03;
    private static final int LENGTH = 3;

    private final SSLContext context;

    private Encryption(SSLContext context) {
        this.context = context;
    }

    /** With the certificate in a PKCS #12 file. */
    public static Encryption of(Path store, String password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new Encryption(context);
    }

    private static boolean isHandshake(byte[] first) {
        return first.length == LENGTH && first[0] == HANDSHAKE && first[1] == VERSION && first[2] != 0;
    }

    /**
     * A client.
     *
     * @param first what was read of it to know it
     */
    record Connected(Socket socket, byte[] first) {
        InputStream in() throws IOException {
            return new SequenceInputStream(new ByteArrayInputStream(first), socket.getInputStream());
        }
    }

    /** The socket in which a client is heard, encrypted or not. */
    Connected of(Socket client) throws IOException {
        byte[] first = client.getInputStream().readNBytes(LENGTH);
        if (!isHandshake(first)) {
            return new Connected(client, first);
        }
        SSLSocket encrypted =
                (SSLSocket) context.getSocketFactory().createSocket(client, new ByteArrayInputStream(first), true);
        encrypted.setUseClientMode(false);
        return new Connected(encrypted, new byte[0]);
    }
}
