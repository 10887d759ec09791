package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Hole R1: rows behind a filter, which fail divisions, casts and sums, change neither an answer nor an error. */
final class RowFilter implements Point {
    private static final int STATEMENTS = 40;

    @Override
    public String name() {
        return "row-filter";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onEach(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, TestServer server) throws Exception {
        try (Stand first = open(ground, server, "row-filter-first.sql");
                Stand second = open(ground, server, "row-filter-second.sql");
                Sallyport here = first.agent();
                Sallyport there = second.agent()) {
            Tally tally = new Tally();
            for (String sql : Stand.resource("row-filter.txt").lines().toList()) {
                tally.count(
                        sql,
                        Answered.to(here, Query.of(Rig.SOURCE, sql)),
                        Answered.to(there, Query.of(Rig.SOURCE, sql)));
                tally.power += raw(first.database(), sql).equals(raw(second.database(), sql)) ? 0 : 1;
            }
            return tally.figures();
        }
    }

    private static Stand open(Ground ground, TestServer server, String hidden) throws Exception {
        String tables = Stand.resource("row-filter.sql") + Stand.resource(hidden);
        return Stand.open(ground, server, tables, Stand.resource("row-filter.yaml"));
    }

    /** What the database itself says, without a gateway: shows that a statement can tell the two apart. */
    private static String raw(TestDatabase database, String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                for (int at = 1; at <= rows.getMetaData().getColumnCount(); at++) {
                    text.append(rows.getString(at)).append('|');
                }
            }
            return text.toString();
        } catch (SQLException e) {
            return text + e.getSQLState();
        }
    }

    private static final class Tally {
        private int asked;
        private int whole;
        private int differing;
        private int power;

        void count(String sql, Answered here, Answered there) {
            boolean isOrdered = sql.contains("order by");
            String left = isOrdered ? here.text() : here.sortedText();
            String right = isOrdered ? there.text() : there.sortedText();
            asked++;
            whole += here.isWhole() ? 1 : 0;
            if (!left.equals(right) || (left + right).replace(sql, "").contains("canary-")) {
                differing++;
                System.err.println("differs: " + sql + "\n  " + left + "\n  " + right);
            } else if (!here.isWhole()) {
                System.err.println("refused: " + sql + ": " + here.end());
            }
        }

        List<Figure> figures() {
            return List.of(
                    Figure.atLeast("statements", asked, STATEMENTS),
                    Figure.atLeast("of them tell the two apart without a gateway", power, STATEMENTS),
                    Figure.atLeast("of them answered whole", whole, STATEMENTS),
                    Figure.none("answers that differ or show a hidden value", differing));
        }
    }
}
