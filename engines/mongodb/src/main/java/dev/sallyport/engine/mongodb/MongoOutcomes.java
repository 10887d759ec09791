package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.run.Digest;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * What became of transactions, which the server does not remember for long: each write leaves a document of its own in a
 * collection of the gateway's, in its own transaction. Thread-safe.
 *
 * <p>Whoever asks later adds the document himself where it is missing, and so keeps a transaction from ending that nobody has
 * seen the end of: its own document would be the second of that id.
 */
final class MongoOutcomes {
    static final String COLLECTION = "sallyport_outcomes";

    private static final Pattern NAMED = Pattern.compile("([0-9a-f]{16})/([0-9]{1,18})/([0-9a-f]{32})");
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(14);
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int DUPLICATE = 11000;
    private static final int EXISTS = 48;

    private final MongoPool pool;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean ready;

    MongoOutcomes(MongoPool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Makes the collection where it is missing, or says who has to. */
    void require() throws EngineFailure {
        if (ready) {
            return;
        }
        try (MongoSession session = pool.session()) {
            make(session);
        } catch (MongoFault e) {
            throw MongoErrors.isUnreachable(e) ? MongoErrors.failure(e) : missing(e.errorClass());
        }
    }

    private void make(MongoSession session) throws EngineFailure, MongoFault {
        if (here(session).isEmpty()) {
            create(session);
            index(session);
        }
        if (here(session).isEmpty()) {
            throw missing("OUTCOMES");
        }
        ready = true;
    }

    private static void create(MongoSession session) throws MongoFault {
        try {
            var _ = session.run(MongoCommands.majority(MongoCommands.named("create", COLLECTION)));
        } catch (MongoFault e) {
            if (e.code() != EXISTS) {
                throw e;
            }
        }
    }

    /** For letting go of old ones; without it that takes longer, and no more. */
    private static void index(MongoSession session) {
        BsonDocument at =
                new BsonDocument("key", new BsonDocument("at", new BsonInt32(1))).append("name", new BsonString("at"));
        try {
            var _ = session.run(
                    MongoCommands.named("createIndexes", COLLECTION).append("indexes", new BsonArray(List.of(at))));
        } catch (MongoFault e) {
            session.spoil();
        }
    }

    private static EngineFailure missing(String code) {
        return new EngineFailure(
                new Refusal(
                        Reason.SOURCE_UNAVAILABLE,
                        "the source has no collection `" + COLLECTION
                                + "` that the gateway could write to, so that nobody could say"
                                + " later whether a write was kept",
                        "writes.outcomes",
                        "ask an administrator of the source to make it: `db.createCollection(\"" + COLLECTION + "\")`"),
                code);
    }

    /** What tells this database from any other: the id that the server gave the collection; nothing for one of another make. */
    private static Optional<String> here(MongoSession session) throws MongoFault {
        try (MongoRows rows = MongoRows.of(MongoCommands.listCollections(List.of(COLLECTION)), session)) {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            BsonDocument listed = rows.next();
            BsonDocument options = listed.getDocument("options", new BsonDocument());
            BsonDocument info = listed.getDocument("info", new BsonDocument());
            boolean plain = listed.getString("type").getValue().equals("collection") && options.isEmpty();
            return plain && info.isBinary("uuid")
                    ? Optional.of(Digest.of(HexFormat.of()
                                    .formatHex(info.getBinary("uuid").getData()))
                            .substring(0, 16))
                    : Optional.empty();
        }
    }

    /**
     * Begins a transaction, and leaves its document there.
     *
     * @return the transaction's name
     */
    String begin(MongoSession session) throws EngineFailure, MongoFault {
        Optional<String> here = here(session);
        if (here.isEmpty()) {
            ready = false;
            make(session);
            here = here(session);
        }
        byte[] id = new byte[16];
        random.nextBytes(id);
        Instant now = clock.instant();
        session.begin();
        require(session.run(MongoCommands.within(add(id, true, now), TIME)));
        return here.orElseThrow(() -> missing("OUTCOMES")) + "/" + now.toEpochMilli() + "/"
                + HexFormat.of().formatHex(id);
    }

    private static BsonDocument add(byte[] id, boolean kept, Instant at) {
        return MongoCommands.insert(
                COLLECTION,
                new BsonDocument("_id", new BsonBinary(id))
                        .append("kept", BsonBoolean.valueOf(kept))
                        .append("at", new BsonDateTime(at.toEpochMilli())));
    }

    private static void require(BsonDocument reply) throws MongoFault {
        Optional<MongoFault> fault = MongoFaults.of(reply);
        if (fault.isPresent()) {
            throw fault.get();
        }
    }

    /** Whether it is the name of a transaction. */
    static boolean takes(String name) {
        return NAMED.matcher(name).matches();
    }

    /** What became of the transaction of that name; one that still runs cannot end any more once this was answered. */
    Fate fate(String name) throws EngineFailure {
        Matcher named = NAMED.matcher(name);
        if (!named.matches() || isForgotten(Long.parseLong(named.group(2)))) {
            return Fate.FORGOTTEN;
        }
        byte[] id = HexFormat.of().parseHex(named.group(3));
        try (MongoSession session = pool.session()) {
            return here(session).equals(Optional.of(named.group(1))) ? fate(id, session) : Fate.FORGOTTEN;
        } catch (MongoFault e) {
            throw MongoErrors.failure(e);
        }
    }

    private boolean isForgotten(long millis) {
        return Instant.ofEpochMilli(millis).isBefore(clock.instant().minus(REMEMBERED));
    }

    private Fate fate(byte[] id, MongoSession session) throws MongoFault {
        try {
            BsonDocument add = MongoCommands.within(add(id, false, clock.instant()), TIME);
            require(session.run(MongoCommands.majority(add)));
            return Fate.UNDONE;
        } catch (MongoFault e) {
            if (e.code() == DUPLICATE) {
                return told(id, session);
            }
            if (isHeld(e)) {
                return Fate.RUNNING;
            }
            throw e;
        }
    }

    /** The transaction holds the place, or too few servers answered so far: whoever asks again is told. */
    private static boolean isHeld(MongoFault fault) {
        return switch (fault.code()) {
            // MaxTimeMSExpired, WriteConcernTimeout
            case 50, 64 -> true;
            default -> MongoErrors.isConflict(fault.code());
        };
    }

    /** Only by what most servers have, and no election takes back. */
    private static Fate told(byte[] id, MongoSession session) throws MongoFault {
        BsonDocument find = MongoCommands.named("find", COLLECTION)
                .append("filter", new BsonDocument("_id", new BsonBinary(id)))
                .append("limit", new BsonInt32(1))
                .append("readConcern", new BsonDocument("level", new BsonString("majority")));
        try (MongoRows rows = MongoRows.of(MongoCommands.within(find, TIME), session)) {
            if (!rows.hasNext()) {
                return Fate.RUNNING;
            }
            return rows.next().getBoolean("kept", BsonBoolean.FALSE).getValue() ? Fate.KEPT : Fate.UNDONE;
        }
    }

    /** Lets go of documents that nobody asks for any more; never throws. */
    void forget() {
        if (!ready) {
            return;
        }
        BsonDocument old = new BsonDocument(
                "at",
                new BsonDocument(
                        "$lt", new BsonDateTime(clock.instant().minus(KEPT).toEpochMilli())));
        BsonDocument delete = new BsonDocument("q", old).append("limit", new BsonInt32(0));
        try (MongoSession session = pool.session()) {
            require(session.run(
                    MongoCommands.named("delete", COLLECTION).append("deletes", new BsonArray(List.of(delete)))));
        } catch (EngineFailure | MongoFault e) {
            ready = false;
        }
    }
}
