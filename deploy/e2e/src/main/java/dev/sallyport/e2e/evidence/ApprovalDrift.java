package dev.sallyport.e2e.evidence;

import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Approver;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What changes between a yes and its use: what does not concern it leaves it alone, what does kills it and is named. */
final class ApprovalDrift implements Point {
    private static final int TRIES = 20;
    private static final String UPDATE = "update accounts set amount = amount + 1 where amount > 97";
    private static final String UNCHANGED = "select count(*) from accounts where id = amount";

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return Asking.onSome(ground, (stand, agent, bea) -> {
            var course = new Changes(stand, agent, bea);
            course.kills(
                    "approvals.rows",
                    () -> stand.database().execute("update accounts set amount = 1000 where id = 98"));
            stand.database().execute("update accounts set amount = 98 where id = 98");
            course.kills(
                    "approvals.rows", () -> stand.database().execute("insert into accounts values (101, 'new', 101)"));
            stand.database().execute("delete from accounts where id = 101");
            course.kills(
                    "approvals.changed.closure",
                    () -> stand.database().execute("alter table accounts add column later int"));
            course.kills("approvals.changed.basis", () -> policy(stand, "reason: evidence", "reason: other"));
            policy(stand, "reason: evidence", "reason: evidence");
            course.kills("approvals.changed.server", () -> repoint(stand));
            long unchanged = Asking.count(stand, UNCHANGED);
            boolean survives = course.survives(() -> policy(stand, "holder: {show: redact}", "holder: {show: clear}"));
            return List.of(
                    Figure.none("changes that did not kill the yes, or by another name", course.wrong.size()),
                    Figure.exactly("rows as they were after all of these", unchanged, 100),
                    Figure.exactly("unrelated change of the policy that left the yes alone", survives ? 1 : 0, 1));
        });
    }

    /** The same address, and behind it the database anew from its own copy: another one by its identity. */
    private static void repoint(Stand stand) throws Exception {
        String name = stand.database().name();
        try (TestDatabase beside = stand.database().server().createDatabase()) {
            beside.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'",
                    "alter database " + name + " rename to " + name + "_before",
                    "create database " + name + " template " + name + "_before");
        }
    }

    private static void policy(Stand stand, String of, String with) throws IOException, BadFileException {
        stand.applyPolicy(Stand.resource("approvals.yaml").replace(of, with));
    }

    /** One change. */
    @FunctionalInterface
    private interface Change {
        void make() throws Exception;
    }

    private static final class Changes {
        final List<String> wrong = new ArrayList<>();
        private final Stand stand;
        private final Sallyport agent;
        private final Approver approver;

        Changes(Stand stand, Sallyport agent, Approver approver) {
            this.stand = stand;
            this.agent = agent;
            this.approver = approver;
        }

        private String approved() {
            String name = Asking.ask(agent, Query.of(Rig.SOURCE, UPDATE));
            var _ = approver.approve(name);
            return name;
        }

        void kills(String rule, Change change) throws Exception {
            String name = approved();
            change.make();
            Answered used = Asking.use(agent, name);
            // the connections to a database that was changed are broken once
            for (int i = 0; i < TRIES && used.end().contains("SOURCE_UNAVAILABLE"); i++) {
                used = Asking.use(agent, name);
            }
            if (used.isWhole() || !used.end().contains(rule)) {
                wrong.add("expected `" + rule + "`, but: " + used.end());
                System.err.println(wrong.getLast());
            }
        }

        boolean survives(Change change) throws Exception {
            String name = approved();
            change.make();
            return Asking.use(agent, name).isWhole() && Asking.count(stand, UNCHANGED) == 97;
        }
    }
}
