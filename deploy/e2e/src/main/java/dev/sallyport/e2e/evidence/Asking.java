package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Approver;
import dev.sallyport.e2e.Rig;
import dev.sallyport.v1.ApprovalsServiceGrpc;
import dev.sallyport.v1.CancelApprovalRequest;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.util.List;

/** What the points about approvals do again and again. */
final class Asking {
    private Asking() {}

    /** What is measured on the stand of approvals, with an agent and somebody who decides. */
    @FunctionalInterface
    interface Measured {
        List<Figure> on(Stand stand, Sallyport agent, Approver bea) throws Exception;
    }

    /** Measures on a stand of its own for each server, on one of them where little time is wanted. */
    static List<Figure> onSome(Ground ground, Measured point) throws Exception {
        return ground.onSome(server -> {
            try (Stand stand = Stand.open(ground, server, "approvals");
                    Sallyport agent = stand.agent();
                    Approver bea = stand.rig().approver("bea", stand.gateway().adminPort())) {
                return point.on(stand, agent, bea);
            }
        });
    }

    /** Sends what needs a person and returns the name of the approval. */
    static String ask(Sallyport client, Query query) {
        Answered asked = Answered.to(client, query);
        if (!asked.end().contains("APPROVAL_REQUIRED") && !asked.end().contains("a person has to say yes")) {
            throw new IllegalStateException("expected to be asked first, but: " + asked.end());
        }
        return client.dataAccess().request(query.requestId()).getApproval();
    }

    /** Comes back with an approval. */
    static Answered use(Sallyport client, String approval) {
        return Answered.to(client, Query.approved(Rig.SOURCE, approval));
    }

    /** Takes one back, whether or not that is possible. */
    static void cancel(Sallyport client, String approval) {
        try {
            var _ = ApprovalsServiceGrpc.newBlockingStub(client.channel())
                    .cancelApproval(
                            CancelApprovalRequest.newBuilder().setName(approval).build());
        } catch (StatusRuntimeException e) {
            // it has ended, or the gateway has
        }
    }

    /** A write that needs a person. */
    static Query write(int number) {
        return Query.of(Rig.SOURCE, "insert into ledger (n, note) values (" + number + ", 'approved')");
    }

    static long count(Stand stand, String query) throws SQLException {
        try (var connection = stand.database().connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    static long rows(Stand stand, int number) throws SQLException {
        return count(stand, "select count(*) from ledger where n = " + number);
    }
}
