package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.mysql.MySqlFunction.Trouble;
import dev.sallyport.engine.mysql.MySqlFunction.Use;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No function tells more of its arguments than the list says, tried with values that servers trip over. */
@OnServers(engine = ServerEngine.MYSQL)
class MySqlTroubleIT {
    private static final List<String> COLUMNS = List.of("t", "b", "f", "u", "i", "d", "m", "j", "h");
    private static final List<String> FILLERS = List.of("'1'", "'$[0]'", "'2024-02-29 10:00:00'");
    private static final List<String> VALUES = List.of(
            "null,null,null,null,null,null,null,null,null",
            "'','',0,0,0,0,'1000-01-01','{}','00:00:00'",
            "'x',x'ff',-1,1,-1,-1,'9999-12-31 23:59:59.999999','[1,[2,{\"a\":null}]]','-838:59:59'",
            "'-1',x'00',1e308,18446744073709551615,9223372036854775807,99999999999999999999999999999999999,"
                    + "'2024-02-29 10:00:00','\"x\"','838:59:59'",
            "'18446744073709551615','x',-1e308,9223372036854775808,-9223372036854775808,"
                    + "-0.000000000000000000000000000001,'1970-01-01','-1','12:34:56'",
            "'9999-12-31',x'f09f9880',1e-308,2,1000000000000,0.5,'1969-12-31 23:59:59','true','00:00:01'",
            "'{\"a\":',x'e4',0.5,3,2147483648,1.5,'2038-01-19 03:14:08','null','23:59:59'",
            "'a(','{}',1e19,64,64,64,'1582-10-10','[]','24:00:00'",
            "'1e400','2024-13-45',-9.3e18,255,-255,-64,'2024-12-31','1e300','-00:00:01'",
            "'😀','1',2,100,100,100,'0001-01-01','{\"a\": 1}','01:00:00'",
            "'2024-13-45 99:99',x'0001ff',1000,1000,1000,1000,'2000-01-01','\"2024-13-45\"','00:00:00'",
            "'%\\\\','-1',709,709,709,709,'2100-02-28','[[[[1]]]]','00:00:59'");

    private final MySqlFunctions lists = MySqlFunctions.load();
    private final TestDatabase database;

    MySqlTroubleIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void nasty() throws SQLException {
        try (Session session = Session.of(database)) {
            session.run("drop table if exists nasty");
            session.run(
                    "create table nasty (t varchar(60) charset utf8mb4, b varbinary(60), f double, u bigint unsigned, i bigint,"
                            + " d decimal(65,30), m datetime(6), j json, h time) engine = innodb");
            for (String values : VALUES) {
                session.run("insert into nasty values (" + values + ")");
            }
        }
    }

    @Test
    void noFunctionTellsMoreThanIsListed() throws SQLException {
        assertThat(String.join("\n", wrong(lists.functions(), Calls::of))).isEmpty();
    }

    @Test
    void noOperatorTellsMoreThanIsListed() throws SQLException {
        assertThat(String.join("\n", wrong(lists.operators(), Calls::ofOperator)))
                .isEmpty();
    }

    @Test
    void aMarkThatIsTooMildIsFound() throws SQLException {
        var raises = MySqlFunction.of("pow\t2\tboth\tscalar\tpure\twarns\tfloat".split("\t"));
        var warns = MySqlFunction.of("abs\t1\tboth\tscalar\tpure\tsilent\tsame".split("\t"));
        assertThat(wrong(Stream.of(raises, warns), Calls::of)).hasSize(2);
    }

    private List<String> wrong(Stream<MySqlFunction> each, BiFunction<MySqlFunction, List<String>, String> call)
            throws SQLException {
        try (Session session = Session.of(database)) {
            List<String> wrong = new ArrayList<>();
            for (MySqlFunction function :
                    each.filter(one -> one.isIn(session.version())).toList()) {
                wrong.addAll(wrong(session, function, call));
            }
            return wrong;
        }
    }

    /** The first call that goes further than its line; none where the line allows all. */
    private static List<String> wrong(
            Session session, MySqlFunction function, BiFunction<MySqlFunction, List<String>, String> call)
            throws SQLException {
        Trouble worst = function.trouble();
        String example = "";
        for (List<String> arguments : arguments(function)) {
            if (worst == Trouble.RAISES) {
                break;
            }
            String sql = "select " + call.apply(function, arguments) + from(String.join(" ", arguments));
            Trouble found = trouble(session, sql);
            example = found.compareTo(worst) > 0 ? sql : example;
            worst = found.compareTo(worst) > 0 ? found : worst;
        }
        return example.isEmpty()
                ? List.of()
                : List.of(function.name() + " " + function.least() + " " + worst + ": " + example);
    }

    private static String from(String arguments) {
        return " from nasty x" + (arguments.contains("y.") ? ", nasty y" : "")
                + (arguments.contains("z.") ? ", nasty z" : "");
    }

    /** What does not depend on the values happens without rows, too, and is no trouble. */
    private static Trouble trouble(Session session, String sql) throws SQLException {
        String none = sql + " where false";
        if (session.error(none) != 0) {
            return Trouble.SILENT;
        }
        if (session.error(sql) != 0) {
            return Trouble.RAISES;
        }
        return session.warnings(sql) > session.warnings(none) ? Trouble.WARNS : Trouble.SILENT;
    }

    /** Columns of one kind everywhere, and each kind in each place with one of the fillers in the others. */
    private static List<List<String>> arguments(MySqlFunction function) {
        return IntStream.of(function.least(), Math.min(function.most(), function.least() + 2))
                .distinct()
                .filter(count -> count > 0 && function.use() != Use.WINDOW)
                .boxed()
                .flatMap(count ->
                        COLUMNS.stream().flatMap(column -> Stream.concat(alike(column, count), alone(column, count))))
                .distinct()
                .toList();
    }

    private static Stream<List<String>> alike(String column, int count) {
        List<String> tables = List.of("x.", "y.", "z.");
        return Stream.of(IntStream.range(0, count)
                .mapToObj(at -> tables.get(at % 3) + column)
                .toList());
    }

    private static Stream<List<String>> alone(String column, int count) {
        return FILLERS.stream()
                .flatMap(filler -> IntStream.range(0, count).mapToObj(at -> {
                    List<String> arguments = new ArrayList<>(Collections.nCopies(count, filler));
                    arguments.set(at, "x." + column);
                    return arguments;
                }));
    }
}
