package dev.sallyport.server.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Approvals in memory, each method whole by one lock. */
public final class MemoryApprovals implements ApprovalStore, ApproverKeyStore {
    private final Map<String, Approval> approvals = new LinkedHashMap<>();
    private final Map<String, ApproverKey> keys = new LinkedHashMap<>();

    @Override
    public synchronized Optional<Approval> find(String name) {
        return Optional.ofNullable(approvals.get(name));
    }

    @Override
    public synchronized Optional<Approval> ofRequest(Requester requester, String requestId) {
        return approvals.values().stream()
                .filter(each ->
                        each.requester().equals(requester) && each.requestId().equals(requestId))
                .findFirst();
    }

    @Override
    public synchronized List<Approval> list(Optional<ApprovalState> state, Optional<Approval> after, int most) {
        return approvals.values().stream()
                .dropWhile(each ->
                        after.isPresent() && !each.name().equals(after.get().name()))
                .skip(after.isPresent() ? 1 : 0)
                .filter(each -> state.isEmpty() || state.get() == each.state())
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<Approval> due(Instant now, int most) {
        return approvals.values().stream()
                .filter(each -> each.isDue(now))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Pending pending(Requester requester) {
        List<Approval> open = approvals.values().stream()
                .filter(each -> each.state() == ApprovalState.PENDING)
                .filter(each -> each.requester().issuer().equals(requester.issuer())
                        && each.requester().human().equals(requester.human()))
                .toList();
        return new Pending(
                open.stream()
                        .filter(each -> each.requester().agent().equals(requester.agent()))
                        .count(),
                open.size());
    }

    @Override
    public synchronized Insertion insert(Approval approval, Pending most, LongSupplier record) {
        Pending waiting = pending(approval.requester());
        if (waiting.ofAgent() >= most.ofAgent()) {
            return Insertion.FULL_OF_AGENT;
        }
        if (ofRequest(approval.requester(), approval.requestId()).isPresent()) {
            return Insertion.KNOWN;
        }
        approvals.put(approval.name(), approval.announced(record.getAsLong()));
        return Insertion.DONE;
    }

    @Override
    public synchronized boolean change(Approval before, Supplier<Approval> recorded) {
        Approval now = approvals.get(before.name());
        if (now == null || now.revision() != before.revision() || now.state() != before.state()) {
            return false;
        }
        approvals.put(before.name(), recorded.get());
        return true;
    }

    /** Puts one in the place of another, as somebody would who can write to the store. */
    public synchronized void tamper(Approval with) {
        approvals.put(with.name(), with);
    }

    @Override
    public synchronized Optional<ApproverKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public synchronized List<ApproverKey> keys() {
        List<ApproverKey> all = new ArrayList<>(keys.values());
        all.sort(Comparator.comparing(ApproverKey::human));
        return all;
    }

    @Override
    public synchronized boolean insert(ApproverKey key, Runnable record) {
        if (keys.containsKey(key.id())) {
            return false;
        }
        record.run();
        keys.put(key.id(), key);
        return true;
    }

    @Override
    public synchronized boolean change(ApproverKey before, ApproverKey after, Runnable record) {
        if (!before.equals(keys.get(before.id()))) {
            return false;
        }
        record.run();
        keys.put(after.id(), after);
        return true;
    }
}
