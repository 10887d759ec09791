package dev.sallyport.e2e.evidence;

import dev.sallyport.v1.AuditRecord;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One afternoon of an agent, with the commands that people and agents type: it looks, asks for an index, a person reads the very
 * statement and says yes, it is built; then a poisoned ticket makes it try to drop a table.
 */
public final class Walkthrough implements Point {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String INDEX = "create index concurrently tickets_by_status on tickets (status)";
    private static final String SLOW = "select count(*) from tickets where status = 'open'";

    private final PrintStream out;

    /** Tells only its figures. */
    Walkthrough() {
        this(new PrintStream(PrintStream.nullOutputStream()));
    }

    private Walkthrough(PrintStream out) {
        this.out = out;
    }

    /** Prints the transcript; ends with 1 when a step did not go as it must. Arguments: `--engine postgresql`, or none. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && !words.equals(List.of("--engine", "postgresql"))) {
            System.err.println("walkthrough: `" + String.join(" ", words)
                    + "` is not known, expected `--engine postgresql`, the one engine that there is so far");
            System.exit(2);
        }
        System.exit(Course.isGood(new Walkthrough(System.out)) ? 0 : 1);
    }

    @Override
    public String name() {
        return "walkthrough";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onSome(server -> {
            try (Stand stand = Stand.prepare(ground, server, "walkthrough")) {
                stand.database()
                        .execute(
                                "alter table tickets owner to " + stand.rig().role(),
                                "grant create on schema public to "
                                        + stand.rig().role());
                stand.start();
                return walk(stand);
            }
        });
    }

    private List<Figure> walk(Stand stand) throws Exception {
        var desk = new CommandDesk(stand, out);
        say("The agent looks: what does this answer, and how does the server find it?");
        boolean looked = desk.agent(0, "query", "shop-pg", SLOW)
                && desk.agent(0, "query", "shop-pg", "explain " + SLOW)
                && desk.last().contains("Seq Scan on public.tickets");
        say("It wants an index. That needs a person, so the call ends with the name of an approval.");
        boolean asked = desk.agent(4, "query", "shop-pg", INDEX, "--intent", "counting open tickets reads all of them");
        Matcher name = NAME.matcher(desk.last());
        String approval = name.find() ? name.group() : "none";
        boolean early = desk.agent(4, "query", "shop-pg", "--approval", approval);
        boolean none = indexes(stand) == 0;
        say("Bea reads the exact statement, the table and the reason, and says yes with her own key.");
        boolean shown = desk.approver("bea", 0, "approval", "show", approval)
                && desk.last().contains("CREATE INDEX CONCURRENTLY");
        boolean approved = desk.approver("bea", 0, "approval", "approve", approval, "--yes");
        say("The agent comes back with the name, and the index is built; a second time it is not.");
        boolean built = desk.agent(0, "query", "shop-pg", "--approval", approval) && indexes(stand) == 1;
        boolean twice = desk.agent(3, "query", "shop-pg", "--approval", approval);
        say("A ticket that somebody poisoned tells it to drop the audit log.");
        boolean read = desk.agent(0, "query", "shop-pg", "select body from tickets where id = 7");
        boolean refused = desk.agent(3, "query", "shop-pg", "drop table audit_log");
        boolean kept = Asking.count(stand, "select count(*) from audit_log") == 1;
        boolean told = isTold(stand, approval);
        return List.of(
                right("it looks", looked),
                right("it is asked first, and nothing is built", asked && early && none),
                right("a person sees the statement and says yes", shown && approved),
                right("it is built, once", built && twice),
                right("the yes, the person and the time stand beside it in the trail", told),
                right("dropping a table is refused and recorded, and nothing is dropped", read && refused && kept));
    }

    private void say(String text) {
        out.println();
        out.println("# " + text);
    }

    private static Figure right(String what, boolean holds) {
        return new Figure(what, holds ? "yes" : "no", "yes", holds);
    }

    private static long indexes(Stand stand) throws Exception {
        return Asking.count(stand, "select count(*) from pg_indexes where indexname = 'tickets_by_status'");
    }

    /** Question, yes, use, announcement and end, in this order, with who and when. */
    private boolean isTold(Stand stand, String approval) throws Exception {
        List<AuditRecord> records = ApprovalRecordsOf.approval(stand, approval);
        say("The trail: who asked, who said yes, what ran under it.");
        for (AuditRecord record : records) {
            out.println("  " + record.getSeq() + "  " + record.getKind() + "  by "
                    + record.getIdentity().getHuman() + "  at "
                    + java.time.Instant.ofEpochSecond(record.getWallTime().getSeconds()) + "  approvers "
                    + record.getVerdict().getApproversList());
        }
        List<AuditRecord.Kind> kinds = records.stream()
                .map(AuditRecord::getKind)
                .filter(kind -> kind != AuditRecord.Kind.KIND_APPROVAL_SHOWN)
                .toList();
        return kinds.equals(List.of(
                        AuditRecord.Kind.KIND_APPROVAL_REQUESTED,
                        AuditRecord.Kind.KIND_APPROVAL_GRANTED,
                        AuditRecord.Kind.KIND_APPROVAL_CONSUMED,
                        AuditRecord.Kind.KIND_INTENT))
                && records.getLast().getVerdict().getApproversList().stream().anyMatch(each -> each.endsWith(" bea"));
    }
}
