package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Count;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Image;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.engine.run.Watch;
import dev.sallyport.operation.OperationKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.BsonDocument;

/** Looks at the documents that a write would change, and changes none. */
final class MongoPreviews {
    private static final Duration MOST = Duration.ofSeconds(5);

    private final MongoPool pool;
    private final Watch watch;
    private final MongoLoader loader;
    private final Runnable whenChanged;

    /** @param whenChanged reads the catalog anew */
    MongoPreviews(MongoPool pool, Watch watch, MongoLoader loader, Runnable whenChanged) {
        this.pool = pool;
        this.watch = watch;
        this.loader = loader;
        this.whenChanged = whenChanged;
    }

    /** What was found: how the documents are, and those of the sample. */
    record Looked(long matched, Optional<Image> image, List<BsonDocument> sample) {}

    /**
     * What is looked at.
     *
     * @param matched commands that count, as in the rendering of the write
     * @param most where there are more, any larger number may be the answer
     * @param sample gives a few documents, as they may be shown
     */
    record Look(List<BsonDocument> matched, long most, Optional<Count> count, Optional<BsonDocument> sample) {}

    /**
     * How many documents a write would match or insert, and a few of them; nothing of a definition.
     *
     * @param sample gives them as they may be shown
     */
    Preview preview(Sealed sealed, Optional<BsonDocument> sample, Preview.Reversibility reversibility)
            throws EngineFailure {
        if (sealed.kind() != OperationKind.WRITE) {
            return Preview.uncounted(reversibility);
        }
        MongoRendering rendering = MongoRendering.of(sealed.canonical());
        Look look = new Look(rendering.matched(), sealed.limits().affected(), sealed.count(), sample);
        Looked looked = look(look, sealed.closure(), sealed.limits().time());
        List<List<Optional<String>>> rows = looked.sample().stream()
                .map(document -> List.of(Optional.of(document.toJson())))
                .toList();
        return new Preview(
                OptionalLong.of(looked.matched() + rendering.inserted()),
                looked.image(),
                rows.isEmpty() ? List.of() : List.of(MongoSealer.DOCUMENT),
                rows,
                reversibility);
    }

    /** Looks, within the time, at what is still what the closure says. */
    Looked look(Look look, Closure closure, Duration left) throws EngineFailure {
        try (MongoSession session = pool.session()) {
            Deadline deadline = watch.begin(session, left.compareTo(MOST) < 0 ? left : MOST);
            try {
                Looked looked = look(look, session);
                MongoClosure.requireSame(closure, loader, session);
                deadline.requireRunning();
                return looked;
            } catch (ClosureChanged e) {
                whenChanged.run();
                throw SourceFailure.catalogChanged("CLOSURE");
            } catch (MongoFault e) {
                throw MongoErrors.failure(e, deadline.ending());
            } finally {
                deadline.leave(session);
            }
        }
    }

    private static Looked look(Look look, MongoSession session) throws EngineFailure, MongoFault {
        long matched = MongoImages.count(look.matched(), look.most(), session);
        Optional<Image> image = look.count().isPresent()
                ? Optional.of(MongoImages.of(look.count().get(), session))
                : Optional.empty();
        List<BsonDocument> sample = new ArrayList<>();
        if (look.sample().isPresent()) {
            try (MongoRows rows = MongoRows.of(look.sample().get(), session)) {
                while (rows.hasNext()) {
                    sample.add(rows.next());
                }
            }
        }
        return new Looked(matched, image, sample);
    }
}
