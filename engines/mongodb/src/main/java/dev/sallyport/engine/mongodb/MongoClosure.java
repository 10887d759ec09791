package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.ClosureChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * What a command was resolved on, compared with what the server lists now: behind the command and before anything that it did is
 * released or kept (holes T1).
 */
final class MongoClosure {
    /** Behind the name of a collection whose indexes are meant; no name holds it. */
    static final String INDEXES = "\0indexes";

    private MongoClosure() {}

    /** @throws ClosureChanged when a collection or view is not what it was */
    static void requireSame(Closure closure, MongoLoader loader, MongoSession session)
            throws ClosureChanged, MongoFault {
        List<String> names = closure.objects().stream()
                .map(Closure.Member::id)
                .filter(id -> !id.endsWith(INDEXES))
                .toList();
        SortedMap<String, MongoListed> now = MongoListing.of(names, session);
        List<Closure.Member> members = new ArrayList<>();
        for (MongoListed each : now.values()) {
            members.add(new Closure.Member(each.name(), loader.fingerprint(each)));
        }
        for (Closure.Member each : closure.objects()) {
            if (each.id().endsWith(INDEXES)) {
                String name = each.id().substring(0, each.id().length() - INDEXES.length());
                members.add(MongoCollection.indexMember(name, MongoLoader.indexes(name, session)));
            }
        }
        members.sort(Comparator.comparing(Closure.Member::id));
        if (!members.equals(closure.objects())) {
            throw new ClosureChanged();
        }
    }
}
