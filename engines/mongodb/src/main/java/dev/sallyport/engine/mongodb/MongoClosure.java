package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.ClosureChanged;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * What a command was resolved on, compared with what the server lists now: behind the command and before anything that it did is
 * released or kept (holes T1).
 */
final class MongoClosure {
    private MongoClosure() {}

    /** @throws ClosureChanged when a collection or view is not what it was */
    static void requireSame(Closure closure, MongoLoader loader, MongoSession session)
            throws ClosureChanged, MongoFault {
        List<String> names = closure.objects().stream().map(Closure.Member::id).toList();
        SortedMap<String, MongoListed> now = MongoListing.of(names, session);
        List<Closure.Member> members = now.values().stream()
                .map(each -> new Closure.Member(each.name(), loader.fingerprint(each)))
                .sorted(Comparator.comparing(Closure.Member::id))
                .toList();
        if (!members.equals(closure.objects())) {
            throw new ClosureChanged();
        }
    }
}
