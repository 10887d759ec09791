package dev.sallyport.engine.testkit;

import dev.sallyport.engine.testkit.OperatorMixes.Mix;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Which grouping of a mix of operators a server means, by its answers over rows of random operands. */
public final class OperatorGroups {
    private static final int ROWS = 48;
    private static final int SYNTAX_ERROR = 1064;
    /** The tables whose rows are the operands. */
    public static final List<String> TABLES = List.of("numbers", "texts", "days");

    private final Statement statement;

    /** Makes the tables in the database of the connection. */
    public OperatorGroups(Connection server) throws SQLException {
        this.statement = server.createStatement();
        statement.execute("create table numbers (a bigint, b bigint, c bigint, d bigint)");
        statement.execute("create table texts (a varchar(20), b varchar(20), c varchar(20), d varchar(20))"
                + " character set utf8mb4");
        statement.execute("create table days (a varchar(20), b varchar(20), c varchar(20), d varchar(20))"
                + " character set utf8mb4");
        Random random = new Random(7);
        for (int row = 0; row < ROWS; row++) {
            statement.execute("insert into numbers values " + values(random, false));
            statement.execute("insert into texts values " + values(random, false));
            statement.execute("insert into days values " + values(random, true));
        }
    }

    private static String values(Random random, boolean days) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int kind = random.nextInt(10);
            values.add(
                    kind == 0
                            ? "null"
                            : days && i < 3 && kind < 6
                                    ? "'2020-01-0" + (1 + random.nextInt(4)) + "'"
                                    : Integer.toString(kind < 8 ? random.nextInt(5) : random.nextInt(15) - 4));
        }
        return "(" + String.join(", ", values) + ")";
    }

    /** The groupings that answer as the bare text does; none when that is no expression to the server. */
    public List<String> meant(Mix mix) throws SQLException {
        List<String> same = new ArrayList<>(mix.groupings());
        for (String table : TABLES) {
            List<String> bare = answers(mix.bare(), table);
            if (bare.isEmpty()) {
                return List.of();
            }
            for (String grouping : List.copyOf(same)) {
                if (!answers(grouping, table).equals(bare)) {
                    same.remove(grouping);
                }
            }
        }
        return same;
    }

    /** What a query answers, or that it ends with an error. */
    public List<String> answers(String query) {
        List<String> answers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                answers.add(String.valueOf(rows.getString(1)));
            }
            return answers;
        } catch (SQLException failed) {
            return List.of("error " + failed.getErrorCode());
        }
    }

    private List<String> answers(String expression, String table) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select " + expression + " from " + table)) {
            while (rows.next()) {
                answers.add(String.valueOf(rows.getString(1)));
            }
        } catch (SQLException failed) {
            answers.clear();
            if (failed.getErrorCode() != SYNTAX_ERROR) {
                byRow(expression, table, answers);
            }
        }
        return answers;
    }

    /** An error of one row says nothing of the others. */
    private void byRow(String expression, String table, List<String> answers) {
        for (int row = 0; row < ROWS / 4; row++) {
            String one = "select " + expression + " from (select * from " + table + " limit 1 offset " + row + ") one";
            try (ResultSet rows = statement.executeQuery(one)) {
                rows.next();
                answers.add(String.valueOf(rows.getString(1)));
            } catch (SQLException failed) {
                answers.add("error " + failed.getErrorCode());
            }
        }
    }
}
