package dev.sallyport.engine.testkit.documentdb;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonDocument;

/**
 * One message of a client: an OP_MSG, or the OP_QUERY that old handshakes are.
 *
 * @param command the document of the command, with the sequences of documents that came beside it as arrays
 */
record WireMessage(int id, boolean isQuery, boolean isAnswered, byte[] command) {
    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 2;
    private static final int LARGEST = 48_000_000;

    static WireMessage read(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new EOFException();
        }
        ByteBuffer head = order(ByteBuffer.wrap(header));
        int length = head.getInt(0);
        if (length < HEADER || length > LARGEST) {
            throw new IOException("message of " + length + " bytes");
        }
        byte[] body = new byte[length - HEADER];
        in.readFully(body);
        return switch (head.getInt(12)) {
            case OP_QUERY -> query(head.getInt(4), order(ByteBuffer.wrap(body)));
            case OP_MSG -> message(head.getInt(4), order(ByteBuffer.wrap(body)));
            default -> throw new IOException("operation " + head.getInt(12));
        };
    }

    private static WireMessage query(int id, ByteBuffer body) {
        body.getInt();
        text(body);
        body.getLong();
        return new WireMessage(id, true, true, document(body));
    }

    private static WireMessage message(int id, ByteBuffer body) throws IOException {
        int flags = body.getInt();
        if ((flags & CHECKSUM_PRESENT) != 0) {
            body.limit(body.limit() - Integer.BYTES);
        }
        RawFields command = new RawFields();
        while (body.hasRemaining()) {
            switch (body.get()) {
                case 0 -> command.addAll(document(body));
                case 1 -> sequence(body, command);
                default -> throw new IOException("section of a kind that is not known");
            }
        }
        return new WireMessage(id, false, (flags & MORE_TO_COME) == 0, command.bytes());
    }

    private static void sequence(ByteBuffer body, RawFields command) {
        int end = body.position() + body.getInt(body.position());
        body.getInt();
        String name = text(body);
        RawFields array = new RawFields();
        for (int i = 0; body.position() < end; i++) {
            array.addDocument(Integer.toString(i), document(body));
        }
        command.addArray(name, array.bytes());
    }

    private static byte[] document(ByteBuffer body) {
        byte[] document = new byte[body.getInt(body.position())];
        body.get(document);
        return document;
    }

    private static String text(ByteBuffer body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte next = body.get(); next != 0; next = body.get()) {
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    void answer(OutputStream out, BsonDocument document) throws IOException {
        if (!isAnswered) {
            return;
        }
        byte[] bytes = Bson.bytes(document);
        int before = isQuery ? 36 : 21;
        ByteBuffer answer = order(ByteBuffer.allocate(before + bytes.length));
        answer.putInt(before + bytes.length).putInt(0).putInt(id).putInt(isQuery ? OP_REPLY : OP_MSG);
        if (isQuery) {
            answer.putInt(8).putLong(0).putInt(0).putInt(1);
        } else {
            answer.putInt(0).put((byte) 0);
        }
        out.write(answer.put(bytes).array());
        out.flush();
    }

    private static ByteBuffer order(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
}
