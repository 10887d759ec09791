package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.OperatorGroups;
import dev.sallyport.engine.testkit.OperatorMixes;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The second grammar groups what stands without parentheses as the server does, wherever its tree is trusted. */
@OnServers(engine = ServerEngine.MYSQL)
final class GroupingIT {
    private static final int SHARE_OF_THREE = 8;

    private final MySqlAgreement agreement = new MySqlAgreement();

    @Test
    void operatorsGroupAlike(TestDatabase database) throws SQLException {
        try (Connection server = database.connect()) {
            OperatorGroups groups = new OperatorGroups(server);
            List<OperatorMixes.Mix> mixes =
                    new ArrayList<>(OperatorMixes.ofTwo().toList());
            List<OperatorMixes.Mix> three = OperatorMixes.ofThree().toList();
            for (int i = 0; i < three.size(); i += SHARE_OF_THREE) {
                mixes.add(three.get(i));
            }
            check(mixes, "select ", groups::meant);
        }
    }

    @Test
    void joinsGroupAlike(TestDatabase database) throws SQLException {
        try (Connection server = database.connect()) {
            JoinGroups groups = new JoinGroups(server);
            check(JoinMixes.all().toList(), "select 1 from ", groups::meant);
        }
    }

    @Test
    void setOperationsGroupAlike(TestDatabase database) throws SQLException {
        List<String> operations = List.of("union", "union all", "except", "union distinct");
        try (Connection server = database.connect()) {
            JoinGroups groups = new JoinGroups(server);
            check(SetMixes.of(operations).toList(), "", groups::answeredAlike);
        }
    }

    private interface Server {
        List<String> meant(OperatorMixes.Mix mix) throws SQLException;
    }

    /** What the grammar takes for the same as the bare text means the same to the server. */
    private void check(List<OperatorMixes.Mix> mixes, String before, Server server) throws SQLException {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (OperatorMixes.Mix mix : mixes) {
            List<String> read = read(mix, before);
            List<String> meant = read.isEmpty() ? List.of() : server.meant(mix);
            compared += meant.isEmpty() ? 0 : 1;
            if (!meant.isEmpty() && !meant.containsAll(read)) {
                wrong.add(mix.bare() + " is read as " + read + " and means " + meant);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(mixes.size() / 4);
    }

    private List<String> read(OperatorMixes.Mix mix, String before) {
        Optional<String> bare = agreement.form(before + mix.bare());
        return bare.isEmpty()
                ? List.of()
                : mix.groupings().stream()
                        .filter(grouping -> bare.equals(agreement.form(before + grouping)))
                        .toList();
    }
}
