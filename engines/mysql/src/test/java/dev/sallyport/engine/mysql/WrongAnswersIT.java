package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Where everything is clear, a sealed text gives what the statement itself gives. */
@OnServers(engine = ServerEngine.MYSQL)
final class WrongAnswersIT {
    private static final String[] TABLES = {
        "create table t (id int primary key, name varchar(40), n int, d decimal(10,3), f double, day date, at datetime(3),"
                + " flag tinyint(1), cat enum('z', 'b', 'a'), l1 varchar(20) character set latin1, doc json,"
                + " u bigint unsigned, b varbinary(20), hidden_key int, key (n), key (name))"
                + " character set utf8mb4 collate utf8mb4_general_ci",
        "insert into t values"
                + " (1, 'acme', 1, 1.005, 0.1, '2024-02-29', '2024-02-29 01:02:03.004', 1, 'z', 'é', '{\"a\": 1}', 0, 'a', 1),"
                + " (2, 'Bob', 2, -2.5, -0.5, '2020-01-01', '2020-06-01 00:00:00', 0, 'b', 'E', '{\"a\": \"x\"}', 9223372036854775808, 'A', 1),"
                + " (3, 'éa', 2, 100.25, 1e20, '1999-12-31', '2020-06-30 23:59:59.999', 1, 'a', 'x ', '[1]', 18446744073709551615, 'a ', 2),"
                + " (4, null, null, null, null, null, null, null, null, null, null, null, null, null),"
                + " (5, 'zé ', 3, 0, 0, '2024-03-01', '2024-02-29 23:00:00', 2, 'z', '12', '{\"a\": null}', 5, '', 2),"
                + " (6, '12x', -3, 7.999, 3.25, '2024-02-01', '1970-01-01 00:00:00', 0, 'b', '', '{}', 7, x'00ff', 3)",
        "create table o (oid int primary key, tid int, name varchar(40), qty int, price decimal(8,2), key (tid))"
                + " character set utf8mb4 collate utf8mb4_unicode_ci",
        "insert into o values (1, 1, 'acme', 2, 9.99), (2, 1, 'BOB', 1, 5.00), (3, 2, 'bob', 7, 0.01), (4, 9, null, null, null),"
                + " (5, 5, 'x', 3, 100.00)",
        "create view v as select id, name as title, n * 2 as twice from t where n is not null",
        "create table Mixed (Id int primary key, FullName varchar(20), `order` int, `select` varchar(5), `a``b` int)",
        "insert into Mixed values (1, 'One', 1, 's', 4), (2, 'Two', 2, 't', 5)"
    };

    private final TestDatabase database;

    WrongAnswersIT(TestDatabase database) {
        this.database = database;
    }

    private static List<String> statements() throws IOException {
        List<String> statements = new ArrayList<>(Fixtures.lines("answers.sql"));
        for (String shape : Fixtures.lines("answers_shapes.sql")) {
            for (String term : Fixtures.lines("answers_terms.sql")) {
                statements.add(shape.replace("{e}", term));
            }
        }
        return statements;
    }

    @Test
    void aSealedTextAnswersWhatTheStatementAsks() throws SQLException, IOException, EngineFailure {
        SoftAssertions all = new SoftAssertions();
        int refused = 0;
        int answered = 0;
        Tables.drop(database);
        database.execute(TABLES);
        try (Side side = Side.open(database, reader -> reader)) {
            for (String sql : statements()) {
                SealedRun.Answer raw = SealedRun.run(side.connection(), sql, List.of());
                switch (side.reader().read(sql)) {
                    case Reading.Understood understood -> {
                        compare(sql, side.run(understood), raw, all);
                        answered += raw.error().isEmpty() ? 1 : 0;
                    }
                    case Reading.Opaque _ -> refused += raw.error().isEmpty() ? 1 : 0;
                }
            }
        }
        all.assertThat(answered).isGreaterThan(750);
        all.assertThat(refused)
                .as("what is refused though the server answers it")
                .isLessThan(80);
        all.assertAll();
    }

    /** An error may be another one, as long as it is one. */
    private static void compare(String sql, SealedRun.Answer sealed, SealedRun.Answer raw, SoftAssertions all) {
        all.assertThat(sealed.error().isEmpty())
                .as(sql + sealed.error())
                .isEqualTo(raw.error().isEmpty());
        all.assertThat(sealed.rows()).as(sql).isEqualTo(raw.rows());
        all.assertThat(families(sealed)).as(sql).isEqualTo(families(raw));
    }

    /** The servers say another width of a whole number behind a query in FROM. */
    private static List<String> families(SealedRun.Answer answer) {
        return answer.types().stream()
                .map(type -> type.replaceAll("(TINY|SMALL|MEDIUM|BIG)?INT.*", "INT"))
                .toList();
    }
}
