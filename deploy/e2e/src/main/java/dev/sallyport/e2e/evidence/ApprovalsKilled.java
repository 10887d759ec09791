package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Sallyport;
import dev.sallyport.client.SallyportException;
import dev.sallyport.e2e.Approver;
import dev.sallyport.v1.Approval;
import dev.sallyport.v1.ApprovalState;
import dev.sallyport.v1.AuditRecord;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A gateway that is killed around each change of an approval's state, at a moment that chance chooses: nothing runs twice, nothing
 * runs without its yes, and the trail says which happened.
 */
final class ApprovalsKilled implements Point {
    /** Longer than a change takes, so that it is hit before, within and after. */
    private static final int AROUND_MICROS = 12_000;

    private static final int SHORT_SECONDS = 3;

    @Override
    public String name() {
        return "kill-9";
    }

    /** The changes of state that there are; where one comes by time alone, the gateway is given little of it. */
    private enum Edge {
        ASK(false),
        APPROVE(false),
        REJECT(false),
        CANCEL_PENDING(false),
        CANCEL_APPROVED(false),
        CONSUME(false),
        INVALIDATE(false),
        EXPIRE_PENDING(true),
        EXPIRE_APPROVED(true);

        private final boolean isOfTime;

        Edge(boolean isOfTime) {
            this.isOfTime = isOfTime;
        }
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onSome(server -> {
            Count count = new Count();
            Random random = ground.random(6);
            int times = ground.size(25, 1);
            for (boolean isOfTime : new boolean[] {false, true}) {
                try (Stand stand = Stand.prepare(ground, server, "approvals")) {
                    if (isOfTime) {
                        shorten(stand);
                    }
                    stand.start();
                    for (int round = 0; round < times; round++) {
                        for (Edge edge : Edge.values()) {
                            if (edge.isOfTime == isOfTime) {
                                dieAt(edge, stand, count, random);
                            }
                        }
                    }
                }
            }
            return count.figures(times);
        });
    }

    private static void shorten(Stand stand) throws Exception {
        var file = stand.rig().configuration();
        String seconds = "PT" + SHORT_SECONDS + "S";
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("approvals: {", "approvals: {pending: " + seconds + ", valid: " + seconds + ", "));
    }

    private static void dieAt(Edge edge, Stand stand, Count count, Random random) throws Exception {
        int number = count.next();
        String name = "";
        boolean isApproved = edge == Edge.CANCEL_APPROVED
                || edge == Edge.CONSUME
                || edge == Edge.INVALIDATE
                || edge == Edge.EXPIRE_APPROVED;
        try (Sallyport agent = stand.agent();
                Approver bea = stand.rig().approver("bea", stand.gateway().adminPort())) {
            if (edge != Edge.ASK) {
                name = Asking.ask(agent, Asking.write(number));
            }
            if (isApproved) {
                var _ = bea.approve(name);
            }
            if (edge == Edge.INVALIDATE) {
                stand.database().execute("alter table ledger add column c" + number + " int");
            }
            Thread change = change(edge, agent, bea, name, number);
            TimeUnit.MICROSECONDS.sleep(
                    edge.isOfTime
                            ? SHORT_SECONDS * 1_000_000L + random.nextInt(1_000_000)
                            : random.nextInt(AROUND_MICROS));
            stand.killAndRestart();
            change.join();
        }
        count.look(edge, stand, name, number);
    }

    private static Thread change(Edge edge, Sallyport agent, Approver bea, String name, int number) {
        return Thread.ofPlatform().start(() -> {
            try {
                switch (edge) {
                    case ASK -> Answered.to(agent, Asking.write(number));
                    case APPROVE -> bea.approve(name);
                    case REJECT -> bea.reject(name);
                    case CANCEL_PENDING, CANCEL_APPROVED -> Asking.cancel(agent, name);
                    case CONSUME, INVALIDATE -> Asking.use(agent, name);
                    case EXPIRE_PENDING, EXPIRE_APPROVED -> {}
                }
            } catch (StatusRuntimeException | SallyportException e) {
                // the gateway is gone
            }
        });
    }

    private static final class Count {
        private int last;
        private final List<String> twice = new ArrayList<>();
        private final List<String> withoutYes = new ArrayList<>();
        private final List<String> untold = new ArrayList<>();
        private final List<String> stuck = new ArrayList<>();

        int next() {
            return ++last;
        }

        /** What became of it, and whether it can still be used as its state says. */
        void look(Edge edge, Stand stand, String name, int number) throws Exception {
            try (Sallyport agent = stand.agent();
                    Approver bea = stand.rig().approver("bea", stand.gateway().adminPort())) {
                String of = name.isEmpty() ? lastOf(bea, number) : name;
                long rows = Asking.rows(stand, number);
                if (of.isEmpty()) {
                    note(withoutYes, rows > 0, edge, "no approval");
                    return;
                }
                Approval approval = bea.look(of);
                boolean isWhole = Asking.use(agent, of).isWhole();
                boolean mayRun =
                        approval.getState() == ApprovalState.APPROVAL_STATE_APPROVED && edge != Edge.INVALIDATE;
                note(stuck, isWhole && !mayRun, edge, "ran as " + approval.getState());
                note(stuck, !isWhole && mayRun && !edge.isOfTime, edge, "did not run as " + approval.getState());
                note(twice, Asking.rows(stand, number) > 1, edge, of);
                note(twice, rows == 1 && isWhole, edge, of);
                boolean isYes = approval.getDecisionsCount() == 1;
                note(withoutYes, Asking.rows(stand, number) == 1 && !isYes, edge, of);
                lookAtTrail(edge, stand, of, number);
                Asking.cancel(agent, of);
            }
        }

        private static String lastOf(Approver bea, int number) {
            return bea.all().stream()
                    .map(each -> bea.look(each.getName()))
                    .filter(each -> each.getStatement().contains("(" + number + ",")
                            || each.getParametersList().stream().anyMatch(value -> value.endsWith(" " + number)))
                    .map(Approval::getName)
                    .findFirst()
                    .orElse("");
        }

        /** Of what ran, the trail has the question, the yes, its use and the announcement, in this order. */
        private void lookAtTrail(Edge edge, Stand stand, String name, int number) throws Exception {
            List<AuditRecord.Kind> kinds = ApprovalRecordsOf.kinds(stand, name);
            boolean ran = Asking.rows(stand, number) == 1;
            List<AuditRecord.Kind> needed = List.of(
                    AuditRecord.Kind.KIND_APPROVAL_REQUESTED,
                    AuditRecord.Kind.KIND_APPROVAL_GRANTED,
                    AuditRecord.Kind.KIND_APPROVAL_CONSUMED,
                    AuditRecord.Kind.KIND_INTENT);
            List<AuditRecord.Kind> steps =
                    kinds.stream().filter(needed::contains).distinct().toList();
            note(untold, ran && !steps.equals(needed), edge, name + " " + kinds);
            long intents =
                    kinds.stream().filter(AuditRecord.Kind.KIND_INTENT::equals).count();
            note(untold, intents > 1, edge, name + " " + kinds);
        }

        private static void note(List<String> list, boolean isWrong, Edge edge, String what) {
            if (isWrong) {
                list.add(edge + ": " + what);
                System.err.println(list.getLast());
            }
        }

        List<Figure> figures(int times) {
            int deaths = times * Edge.values().length;
            return List.of(
                    Figure.exactly("deaths, around each of 9 changes of state", last, deaths),
                    Figure.none("statements that ran twice", twice.size()),
                    Figure.none("statements that ran without their yes", withoutYes.size()),
                    Figure.none("approvals that run otherwise than their state says", stuck.size()),
                    Figure.none("runs whose steps are not all in the trail", untold.size()));
        }
    }
}
