package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are written under a filter are judged by what the columns make of the values (holes W7). */
class StoredValuesIT extends OnServer {
    StoredValuesIT(TestDatabase database) throws SQLException, EngineFailure {
        super(
                database,
                "CREATE TABLE kinds (id INT PRIMARY KEY AUTO_INCREMENT, fix CHAR(10), word VARCHAR(4), choice ENUM('a', 'b'),"
                        + " tiny TINYINT, big BIGINT UNSIGNED, born YEAR, plain VARCHAR(10) CHARACTER SET ascii, note TEXT,"
                        + " old VARCHAR(10) CHARACTER SET latin1)",
                "CREATE TABLE clocks (id INT PRIMARY KEY, v INT, at DATETIME DEFAULT '2020-01-01' ON UPDATE CURRENT_TIMESTAMP)",
                "INSERT INTO clocks (id, v) VALUES (1, 1)");
    }

    @ParameterizedTest
    @Tag("refused")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "fix    | x    | insert into kinds (fix) values ('x ')",
                "word   | acme | insert into kinds (word) values ('acme ')",
                "word   | acme | insert into kinds (word) values ('acme\t')",
                "word   | acme | insert ignore into kinds (word) values ('acmeXX')",
                "choice | a    | insert into kinds (choice) values ('A')",
                "choice | a    | insert into kinds (choice) values ('a ')",
                "choice | a    | insert into kinds (choice) values ('1')",
                "tiny   | 127  | insert ignore into kinds (tiny) values (300)",
                "tiny   | -128 | insert ignore into kinds (tiny) values (-300)",
                "big    | 0    | insert ignore into kinds (big) values (-1)",
                "born   | 1970 | insert into kinds (born) values (70)",
                "id     | 1    | insert into kinds (id) values (0)",
                "plain  | ?    | insert ignore into kinds (plain) values ('é')",
                "old    | ?    | insert ignore into kinds (old) values ('日')",
                "tiny   | 5    | insert into kinds (tiny) values (5)",
                "note   | a    | insert into kinds (note) values ('a')"
            })
    void w7WhatAColumnMakesOfAValueIsNotOutsideOfTheFilter(String column, String hidden, String sql)
            throws SQLException {
        EngineFailure failure = catchThrowableOfType(
                EngineFailure.class, () -> writing(column, hidden).write(sql));
        assertThat(failure).as(sql).isNotNull();
        assertThat(failure.refusal().rule()).isEqualTo("writes.row-filter");
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "fix   | x    | insert into kinds (fix) values ('y')",
                "word  | acme | insert ignore into kinds (word) values ('beta')",
                "word  | acme | insert into kinds (word) values ('')",
                "tiny  | 5    | insert into kinds (tiny) values (0)",
                "tiny  | 5    | insert ignore into kinds (tiny) values (127)",
                "big   | 5    | insert into kinds (big) values (18446744073709551615)",
                "plain | x    | insert into kinds (plain) values ('y')",
                "note  | a    | insert into kinds (note) values ('b')",
                "note  | a    | insert into kinds (note) values ('é')",
                "id    | 1    | insert into kinds (id) values (7)"
            })
    void whatAColumnHoldsAsItIsIsWritten(String column, String hidden, String sql) throws EngineFailure {
        assertThat(writing(column, hidden).write(sql)).isEqualTo(1);
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "update clocks set v = 2 where id = 1",
                "insert into clocks (id, v, at) values (1, 2, '2020-01-01') on duplicate key update v = 2"
            })
    void w7TheClockTakesNoRowOutOfTheFilter(String sql) {
        Value day = new Value.Timestamp(1_609_459_200_000_000L);
        Writing writing = new Writing(
                engine(), Map.of("clocks", new RowFilter.Compare("at", Comparison.LESS, new Operand.Literal(day))));
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> writing.write(sql));
        assertThat(failure).isNotNull();
        assertThat(failure.refusal().rule()).isEqualTo("writes.row-filter");
    }

    private int rows() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM kinds")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Writing writing(String column, String hidden) {
        Value value = hidden.matches("-?[0-9]+") ? new Value.Int(Long.parseLong(hidden)) : new Value.Text(hidden);
        return new Writing(
                engine(),
                Map.of("kinds", new RowFilter.Compare(column, Comparison.NOT_EQUAL, new Operand.Literal(value))));
    }
}
