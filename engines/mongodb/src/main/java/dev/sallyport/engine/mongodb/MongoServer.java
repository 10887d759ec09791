package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.SourceFailure;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.UuidRepresentation;

/** The server behind a source: what tells it from any other, and what it can do. */
final class MongoServer {
    /** Expressions that the gateway writes are known from here on. */
    private static final int OLDEST = 5;

    private final MongoPool pool;
    private final String database;

    MongoServer(MongoPool pool, String database) {
        this.pool = pool;
        this.database = database;
    }

    /**
     * What a server says of itself.
     *
     * @param deployment the name of its replica set, or what it is instead
     * @param transactions whether several commands can be kept or undone as one
     */
    record Facts(String deployment, boolean transactions) {
        static Facts of(BsonDocument hello) {
            boolean router =
                    hello.getString("msg", new BsonString("")).getValue().equals("isdbgrid");
            boolean sessions = hello.isNumber("logicalSessionTimeoutMinutes");
            Optional<String> set = hello.isString("setName")
                    ? Optional.of(hello.getString("setName").getValue())
                    : Optional.empty();
            return new Facts(
                    set.map(name -> "set:" + name).orElse(router ? "router" : "single"),
                    sessions && (router || set.isPresent()));
        }
    }

    /** Fails when the server is too old. */
    Facts requireUsable() throws EngineFailure {
        try (MongoSession session = pool.session()) {
            requireVersion(session.runAdmin(MongoCommands.plain("buildInfo")));
            return facts(session);
        } catch (MongoFault e) {
            throw e.errorClass().equals(MongoFaults.DRIVER)
                    ? SourceFailure.settings("the server has no sessions, or is too old for the driver")
                    : MongoErrors.failure(e);
        }
    }

    static void requireVersion(BsonDocument build) throws EngineFailure {
        List<BsonValue> version = build.getArray("versionArray", new BsonArray());
        if (version.isEmpty() || !version.get(0).isNumber()) {
            throw SourceFailure.settings("the server does not tell its version");
        }
        int major = version.get(0).asNumber().intValue();
        if (major < OLDEST) {
            throw SourceFailure.settings(
                    "the server is version `" + major + "`, and from `" + OLDEST + "` on it is known");
        }
    }

    static Facts facts(MongoSession session) throws MongoFault {
        return Facts.of(session.runAdmin(MongoCommands.plain("hello")));
    }

    /**
     * The deployment, the database and the id of the gateway's own collection in it, which no other database has. Before the
     * first write there is none.
     */
    String name() throws EngineFailure {
        try (MongoSession session = pool.session()) {
            return name(session);
        } catch (MongoFault e) {
            throw MongoErrors.failure(e);
        }
    }

    /** The same of the server that a session is with. */
    String name(MongoSession session) throws MongoFault {
        return "mongodb/" + facts(session).deployment() + "/" + database + "/"
                + own(session).orElse("");
    }

    private static Optional<String> own(MongoSession session) throws MongoFault {
        BsonDocument command = MongoCommands.listCollections(List.of(MongoOutcomes.COLLECTION));
        try (MongoRows rows = MongoRows.of(command, session)) {
            BsonDocument info =
                    rows.hasNext() ? rows.next().getDocument("info", new BsonDocument()) : new BsonDocument();
            return info.isBinary("uuid") ? Optional.of(text(info.getBinary("uuid"))) : Optional.empty();
        }
    }

    private static String text(BsonBinary uuid) {
        return uuid.asUuid(UuidRepresentation.STANDARD).toString();
    }
}
