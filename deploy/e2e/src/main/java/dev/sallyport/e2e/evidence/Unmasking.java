package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Rig;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.Bounds;
import dev.sallyport.v1.ObjectRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Values in the place of masks: for one statement, once, after a yes; and by no other way. */
final class Unmasking implements Point {
    private static final String HOLDERS = "select id, holder from accounts where id in (7, 8) order by id";
    private static final String VALUE = "holder 7";
    private static final ObjectRef HOLDER = ObjectRef.newBuilder()
            .setSchema("public")
            .setObject("accounts")
            .setColumn("holder")
            .build();

    @Override
    public String name() {
        return "unmask";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return Asking.onSome(ground, (stand, agent, bea) -> {
            var course = new Tries(agent);
            String name = course.pending();
            var _ = bea.approve(name);
            Answered used = Asking.use(agent, name);
            boolean isSeen = used.rows().equals(List.of("`7` | `holder 7`", "`8` | `holder 8`"));
            course.hidden("a second use", Asking.use(agent, name));
            course.hidden("the same statement without the wish", Answered.to(agent, Query.of(Rig.SOURCE, HOLDERS)));
            String late = Asking.ask(agent, unmasked(HOLDERS));
            var _ = bea.approve(late);
            stand.applyPolicy(Stand.resource("approvals.yaml").replace("in the place of masks", "no more"));
            course.hidden("a yes under a grant that has changed", Asking.use(agent, late));
            return List.of(
                    Figure.none("ways to a value without a yes to it", course.shown.size()),
                    Figure.exactly("rows with their values after the yes", isSeen ? 2 : 0, 2),
                    Figure.exactly("records that name the column beside the yes", named(stand, name), 2));
        });
    }

    private static Query unmasked(String sql) {
        return Query.of(Rig.SOURCE, sql).withUnmask(List.of(HOLDER));
    }

    /** That of the question and that of the run. */
    private static long named(Stand stand, String approval) throws IOException {
        return ApprovalRecordsOf.approval(stand, approval).stream()
                .flatMap(record -> record.getVerdict().getUnmaskedList().stream())
                .map(AuditRecord.ColumnPath::getColumn)
                .filter("holder"::equals)
                .count();
    }

    /** What must not show a value. */
    private static final class Tries {
        final List<String> shown = new ArrayList<>();
        private final Sallyport agent;

        Tries(Sallyport agent) {
            this.agent = agent;
        }

        /** A question, and all that an agent may try before it is answered. */
        String pending() {
            Query query = unmasked(HOLDERS);
            String name = Asking.ask(agent, query);
            hidden("the question itself", Answered.to(agent, query));
            hidden("a use before the yes", Asking.use(agent, name));
            for (String sql : List.of(
                    "select id, upper(holder) from accounts where id = 7",
                    "select a.id, b.holder from accounts a join accounts b using (id) where id = 7",
                    "select id from accounts where holder = 'holder 7'",
                    "select count(*) filter (where holder like 'holder 7') from accounts",
                    "with h as (select holder from accounts) select * from h order by holder limit 1",
                    "insert into ledger (n, note) select 900 + id, holder from accounts where id = 7 returning note",
                    "insert into ledger (n, note) values (907, (select holder from accounts where id = 7)) returning note",
                    "with l as (insert into ledger (n) values (907) returning n) select holder from accounts where id = 7")) {
                tried(sql, unmasked(sql));
                tried(sql, Query.of(Rig.SOURCE, sql));
            }
            tried("a wish for a column that is not read", unmasked("select id from accounts where id = 7"));
            told("b.holder = '%s' or b.id = 6");
            told("1 / (case when b.holder = '%s' then 0 else 1 end) = 1");
            return name;
        }

        private void tried(String what, Query query) {
            hidden(what, Answered.to(agent, query));
            takeBack(query);
        }

        /** Questions wait for nobody here, and only five may. */
        private void takeBack(Query query) {
            String approval = agent.dataAccess().request(query.requestId()).getApproval();
            if (!approval.isEmpty()) {
                Asking.cancel(agent, approval);
            }
        }

        /** A right guess and a wrong one, in a write whose rows would be counted for the approver. */
        private void told(String condition) {
            Answered right = guessed(condition.formatted("holder 5"));
            Answered wrong = guessed(condition.formatted("holder 4"));
            if (!right.end().equals(wrong.end())) {
                shown.add(condition);
                System.err.println("told by " + condition + ": " + right.end() + "\nand " + wrong.end());
            }
        }

        private Answered guessed(String condition) {
            Query query = new Query(
                    UUID.randomUUID().toString(),
                    Rig.SOURCE,
                    "",
                    "update accounts a set amount = a.amount from accounts b where a.id = b.id and b.id in (5, 6) and ("
                            + condition + ")",
                    List.of(),
                    "",
                    Bounds.newBuilder().setAffected(1).build(),
                    Optional.empty());
            Answered answer = Answered.to(agent, query);
            takeBack(query);
            return answer;
        }

        private void hidden(String what, Answered answer) {
            boolean isTested = what.contains("holder 7") && answer.rows().contains("`7`");
            if (answer.text().contains(VALUE) || answer.text().contains("HOLDER 7") || isTested) {
                shown.add(what);
                System.err.println("shown by " + what + ": " + answer.text());
            }
        }
    }
}
