package dev.sallyport.server.approval;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Break-glasses in memory, each method whole by one lock. */
public final class MemoryGlasses implements BreakGlassStore {
    private final Map<String, BreakGlass> glasses = new LinkedHashMap<>();

    @Override
    public synchronized Optional<BreakGlass> find(String name) {
        return Optional.ofNullable(glasses.get(name));
    }

    @Override
    public synchronized Optional<BreakGlass> ofRequest(String openedBy, String requestId) {
        return all().filter(each -> each.hands().openedBy().equals(openedBy)
                        && each.requestId().equals(requestId))
                .findFirst();
    }

    @Override
    public synchronized List<BreakGlass> newest(int most) {
        return all().sorted(
                        Comparator.comparing((BreakGlass each) -> each.span().created())
                                .reversed())
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<BreakGlass> unreviewed() {
        return all().filter(each -> each.state() != BreakGlass.State.REVIEWED).toList();
    }

    @Override
    public synchronized List<BreakGlass> opened(String source, String issuer, String human) {
        return all().filter(each -> each.state() == BreakGlass.State.OPEN)
                .filter(each -> each.terms().source().equals(source)
                        && each.terms().issuer().equals(issuer)
                        && each.terms().human().equals(human))
                .toList();
    }

    @Override
    public synchronized boolean insert(BreakGlass glass, Predicate<List<BreakGlass>> may, Runnable record) {
        if (!may.test(unreviewed())) {
            return false;
        }
        record.run();
        glasses.put(glass.name(), glass);
        return true;
    }

    @Override
    public synchronized boolean change(
            BreakGlass before, BreakGlass after, Predicate<List<BreakGlass>> may, Runnable record) {
        BreakGlass now = glasses.get(before.name());
        if (now == null || now.revision() != before.revision() || !may.test(unreviewed())) {
            return false;
        }
        record.run();
        glasses.put(after.name(), after);
        return true;
    }

    private Stream<BreakGlass> all() {
        return glasses.values().stream();
    }
}
