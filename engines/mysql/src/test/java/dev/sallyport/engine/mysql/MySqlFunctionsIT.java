package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.mysql.MySqlFunction.Use;
import dev.sallyport.engine.mysql.MySqlVersion.Product;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lists against the servers that they speak of. */
@OnServers(engine = ServerEngine.MYSQL)
class MySqlFunctionsIT {
    /** No database selected, no such function (as routine, or under a name of its own), wrong count, not in the grammar. */
    private static final Set<Integer> NOT_SO = Set.of(1046, 1305, 1582, 1630, 1064);

    /** Words that may stand before a parenthesis and call nothing. */
    private static final Set<String> WORDS = Set.of(
            "all",
            "any",
            "some",
            "binary",
            "cast",
            "character",
            "distinct",
            "distinctrow",
            "exists",
            "high_priority",
            "not",
            "row",
            "sql_big_result",
            "sql_buffer_result",
            "sql_cache",
            "sql_calc_found_rows",
            "sql_no_cache",
            "sql_small_result",
            "straight_join",
            "unique");

    private final MySqlFunctions lists = MySqlFunctions.load();
    private final TestDatabase database;
    private Session session;

    MySqlFunctionsIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws SQLException {
        session = Session.of(database);
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    @Test
    void everyListedFunctionIsThere() {
        assertThat(absent(lists.functions(), Calls::of)).isEmpty();
    }

    @Test
    void everyListedOperatorIsThere() {
        assertThat(absent(lists.operators(), Calls::ofOperator)).isEmpty();
    }

    @Test
    void everyWindowFunctionIsOne() {
        Stream<MySqlFunction> windows = lists.functions().filter(each -> each.use() == Use.AGGREGATE_WINDOW);
        assertThat(absent(windows.filter(each -> !each.name().equals("count")), Calls::over))
                .isEmpty();
    }

    @Test
    void aFunctionThatIsNotThereIsFound() {
        var unknown = MySqlFunction.of("no_such\t1\tboth\tscalar\tpure\tsilent\tany".split("\t"));
        var wrongCount = MySqlFunction.of("lower\t2\tboth\tscalar\tpure\tsilent\tany".split("\t"));
        assertThat(absent(Stream.of(unknown, wrongCount), Calls::of)).hasSize(2);
    }

    @Test
    @Tag("refused")
    void everyFunctionOfTheServerIsListedOrRefused() throws SQLException {
        assertThat(own())
                .hasSizeGreaterThan(50)
                .allMatch(name -> lists.names(name) || lists.whyRefused(name).isPresent());
    }

    private List<String> absent(Stream<MySqlFunction> each, BiFunction<MySqlFunction, List<String>, String> call) {
        return each.filter(function -> function.isIn(session.version()))
                .flatMap(function -> IntStream.of(function.least(), Math.min(function.most(), function.least() + 4))
                        .distinct()
                        .mapToObj(count -> call.apply(function, Collections.nCopies(count, "one.value"))))
                .filter(sql -> NOT_SO.contains(session.error("select " + sql + " from (select '1' as value) one")))
                .toList();
    }

    /** MariaDB lists its functions; of MySQL only the words of its grammar can be asked for, each then called. */
    private List<String> own() throws SQLException {
        String ask = session.version().product() == Product.MARIADB
                ? "select function from information_schema.sql_functions"
                : "select word from information_schema.keywords";
        Stream<String> names = session.column(ask).stream().map(word -> word.toLowerCase(Locale.ROOT));
        Stream<String> called = session.version().product() == Product.MARIADB ? names : names.filter(this::isCalled);
        return called.filter(name -> !WORDS.contains(name)).toList();
    }

    private boolean isCalled(String word) {
        return IntStream.rangeClosed(0, 3).anyMatch(count -> {
            String call = word + "(" + String.join(",", Collections.nCopies(count, "'1'")) + ")";
            return !NOT_SO.contains(session.error("explain select " + call));
        });
    }
}
