package dev.sallyport.engine.mysql;

import dev.sallyport.engine.testkit.OperatorMixes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which grouping of joins or set operations a server means, by its answers over three tables. */
final class JoinGroups {

    private static final int SYNTAX_ERROR = 1064;
    private static final int ROWS = 6;

    private final Statement statement;

    JoinGroups(Connection server) throws SQLException {
        this.statement = server.createStatement();
        Random random = new Random(3);
        for (String table : List.of("t", "u", "v")) {
            statement.execute("create table if not exists j" + table + " (k int, " + table + "x int)");
            statement.execute("delete from j" + table);
            for (int row = 0; row < ROWS; row++) {
                statement.execute(
                        "insert into j" + table + " values (" + random.nextInt(4) + ", " + random.nextInt(4) + ")");
            }
        }
    }

    /** The groupings of a FROM clause that answer as the bare text does; none when the server takes it for no statement. */
    List<String> meant(OperatorMixes.Mix mix) throws SQLException {
        return alike("select * from ", mix);
    }

    /** The same of whole queries. */
    List<String> answeredAlike(OperatorMixes.Mix mix) throws SQLException {
        return alike("", mix);
    }

    private List<String> alike(String before, OperatorMixes.Mix mix) throws SQLException {
        List<String> bare = answers(before + mix.bare());
        List<String> alike = new ArrayList<>();
        for (String grouping : bare.isEmpty() ? List.<String>of() : mix.groupings()) {
            if (answers(before + grouping).equals(bare)) {
                alike.add(grouping);
            }
        }
        return alike;
    }

    private List<String> answers(String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            answers.add("columns " + columns);
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(rows.getMetaData().getColumnName(i))
                            .append(rows.getString(i))
                            .append(' ');
                }
                answers.add(row.toString());
            }
        } catch (SQLException failed) {
            answers.clear();
            answers.add("error " + failed.getErrorCode());
            if (failed.getErrorCode() == SYNTAX_ERROR) {
                answers.clear();
            }
        }
        Collections.sort(answers);
        return answers;
    }
}
