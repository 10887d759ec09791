package dev.sallyport.engine.mysql;

import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column type and the values at its edges, of which a server without a strict mode takes every one.
 *
 * @param type as a definition spells it
 * @param values as literals
 */
record NastyValues(String type, List<String> values) {
    private static final List<String> ASCII = List.of(
            "''",
            "' '",
            "'a'",
            "'a '",
            "'  a@b  '",
            "'@'",
            "'@@'",
            "'a@b'",
            "'@b'",
            "'a@'",
            "'a@b@c'",
            "'%'",
            "'\\\\'",
            "''''",
            "'abcd'",
            "'abcde'",
            "'a\\0b'",
            "'A@B'");
    private static final List<String> LATIN = with(ASCII, "'é@ü'", "'ÿÿÿÿÿ'", "_latin1 x'81'");
    private static final List<String> WIDE = with(
            LATIN,
            "'日本語のテキスト'",
            "'😀@😀'",
            "'😀😀😀😀😀'",
            "'e\u0301@x'",
            "'\uFF20x'",
            "'a＠b'",
            "repeat('x@', 300)",
            "repeat('😀', 150)");
    private static final List<String> ZERO = List.of(
            "'0000-00-00'",
            "'2020-00-01'",
            "'2020-01-00'",
            "'0000-01-01'",
            "'0001-01-01'",
            "'1000-01-01'",
            "'2024-02-29'",
            "'9999-12-31'",
            "'2023-12-31'");
    private static final List<String> MOMENTS = List.of(
            "'0000-00-00 00:00:00'",
            "'2020-00-01 10:00:00'",
            "'2020-01-00 23:59:59'",
            "'0001-01-01 00:00:00'",
            "'2024-02-29 23:59:59.999999'",
            "'9999-12-31 23:59:59.999999'");

    static List<NastyValues> all(boolean isMariaDb) {
        List<NastyValues> all = new ArrayList<>(texts());
        all.addAll(wholeNumbers());
        all.addAll(exactNumbers());
        all.addAll(floatingNumbers());
        all.addAll(others());
        all.addAll(isMariaDb ? ofMariaDb() : ofMySql());
        return all;
    }

    private static List<NastyValues> texts() {
        return List.of(
                new NastyValues("varchar(6000) character set utf8mb4 collate utf8mb4_general_ci", WIDE),
                new NastyValues("varchar(6000) character set utf8mb4 collate utf8mb4_bin", WIDE),
                new NastyValues("varchar(6000) character set utf8mb4 collate utf8mb4_unicode_ci", WIDE),
                new NastyValues("varchar(6000) character set utf8mb3", LATIN),
                new NastyValues("varchar(6000) character set latin1", LATIN),
                new NastyValues("varchar(6000) character set latin1 collate latin1_german2_ci", LATIN),
                new NastyValues("varchar(6000) character set ascii", ASCII),
                new NastyValues("varchar(6000) character set ucs2", LATIN),
                new NastyValues("varchar(6000) character set utf16", WIDE),
                new NastyValues("varchar(6000) character set gbk", with(ASCII, "'日本'")),
                new NastyValues("varchar(6000) character set sjis", with(ASCII, "'日本'")),
                new NastyValues("char(40) character set utf8mb4", with(LATIN, "'日本語 '", "'😀 '")),
                new NastyValues("char(40) character set latin1", LATIN),
                new NastyValues("tinytext", LATIN),
                new NastyValues("text", WIDE),
                new NastyValues("mediumtext character set latin1", LATIN),
                new NastyValues("longtext", WIDE),
                new NastyValues(
                        "enum('a', 'b@c', 'é', '😀 x', '12345')",
                        List.of("'a'", "'b@c'", "'é'", "'😀 x'", "5", "'no'", "0")),
                new NastyValues("set('a', 'b', '1')", List.of("''", "'a'", "'a,b'", "7")));
    }

    private static List<NastyValues> wholeNumbers() {
        return List.of(
                new NastyValues("tinyint", List.of("-128", "127", "0", "-1", "-10", "9")),
                new NastyValues("tinyint unsigned", List.of("0", "255", "9", "10")),
                new NastyValues("tinyint(1)", List.of("0", "1", "-1")),
                new NastyValues("smallint unsigned zerofill", List.of("0", "65535")),
                new NastyValues("mediumint", List.of("-8388608", "8388607")),
                new NastyValues("int", List.of("-2147483648", "2147483647", "0", "-1")),
                new NastyValues("int unsigned", List.of("0", "4294967295")),
                new NastyValues("bigint", List.of("-9223372036854775808", "9223372036854775807", "0", "-1", "-9")),
                new NastyValues("bigint unsigned", List.of("0", "18446744073709551615", "9223372036854775808", "9")),
                new NastyValues("year", List.of("0", "1901", "2155", "2024")),
                new NastyValues("bit(1)", List.of("b'0'", "b'1'")),
                new NastyValues("bit(64)", List.of("b'0'", "18446744073709551615")));
    }

    private static List<NastyValues> exactNumbers() {
        return List.of(
                new NastyValues(
                        "decimal(65,30)",
                        with(
                                List.of(
                                        "0",
                                        "-0.5",
                                        "123.456",
                                        "99999999999999999999999999999999999.999999999999999999999999999999"),
                                "-99999999999999999999999999999999999.999999999999999999999999999999",
                                "0.000000000000000000000000000001",
                                "-0.000000000000000000000000000001",
                                "9.999999999999999999999999999999",
                                "1000000000000000000000000000000")),
                new NastyValues(
                        "decimal(65,0)",
                        List.of(
                                "0",
                                "-1",
                                "99999999999999999999999999999999999999999999999999999999999999999",
                                "-99999999999999999999999999999999999999999999999999999999999999999")),
                new NastyValues(
                        "decimal(30,30)",
                        List.of("0", "-0.999999999999999999999999999999", "0.999999999999999999999999999999")),
                new NastyValues("decimal(5,2) unsigned", List.of("0", "999.99", "10", "9.99")));
    }

    private static List<NastyValues> floatingNumbers() {
        return List.of(
                new NastyValues(
                        "float", List.of("-0.0", "1e-45", "-3.402823466e38", "3.402823466e38", "1e10", "-0.125")),
                new NastyValues(
                        "double",
                        List.of(
                                "-0.0",
                                "5e-324",
                                "-1.7976931348623157e308",
                                "1.7976931348623157e308",
                                "1e30",
                                "-9.99e29",
                                "9.999999999999999",
                                "-1e-20",
                                "1e14",
                                "-10")),
                new NastyValues("double unsigned", List.of("0", "1.7976931348623157e308", "19.5")));
    }

    private static List<NastyValues> others() {
        return List.of(
                new NastyValues("date", ZERO),
                new NastyValues("datetime", MOMENTS),
                new NastyValues("datetime(6)", MOMENTS),
                new NastyValues(
                        "timestamp null",
                        List.of(
                                "'0000-00-00 00:00:00'",
                                "'1970-01-01 00:00:01'",
                                "'2038-01-19 03:14:07'",
                                "'2024-02-29 12:00:00'")),
                new NastyValues(
                        "timestamp(6) null", List.of("'1970-01-01 00:00:01.000001'", "'2038-01-19 03:14:07.999999'")),
                new NastyValues("time", List.of("'00:00:00'", "'-838:59:59'", "'838:59:59'", "'24:00:00'")),
                new NastyValues("time(6)", List.of("'-00:00:00.000001'", "'838:59:59.000000'", "'23:59:59.999999'")),
                new NastyValues("binary(4)", List.of("''", "'a'", "x'ffffffff'")),
                new NastyValues("varbinary(400)", List.of("''", "x'00'", "x'ff'", "repeat('a', 400)")),
                new NastyValues("longblob", List.of("''", "x'c328'", "repeat('a', 70000)")),
                new NastyValues("json", List.of("'null'", "'\"x\"'", "'{\"a\": \"a@b\"}'", "'[1, 2]'", "'1e300'")),
                new NastyValues("point", List.of("st_geomfromtext('point(1 1)')")));
    }

    private static List<NastyValues> ofMySql() {
        return List.of(
                new NastyValues("varchar(6000) character set utf8mb4 collate utf8mb4_0900_ai_ci", WIDE),
                new NastyValues("varchar(6000) character set utf8mb4 collate utf8mb4_0900_bin", WIDE),
                new NastyValues("varchar(400) character set gb18030", with(ASCII, "'日本'", "'😀@'")),
                new NastyValues("vector(2)", List.of("string_to_vector('[1,2]')")));
    }

    private static List<NastyValues> ofMariaDb() {
        return List.of(
                new NastyValues("varchar(6000) character set utf8mb4 collate utf8mb4_nopad_bin", WIDE),
                new NastyValues(
                        "uuid",
                        List.of("'00000000-0000-0000-0000-000000000000'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'")),
                new NastyValues("inet6", List.of("'::'", "'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'")),
                new NastyValues("inet4", List.of("'0.0.0.0'", "'255.255.255.255'")));
    }

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    void create(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("set sql_mode = ''");
            statement.execute("set time_zone = '+00:00'");
            statement.execute("drop table if exists t");
            statement.execute("create table t (id int primary key auto_increment, x " + type + ")");
            statement.execute("insert into t (x) values (null)");
            for (String value : values) {
                statement.execute("insert ignore into t (x) values (" + value + ")");
            }
        }
    }

    /** Whether the server shows it as a text. */
    private boolean isText() {
        return !type.matches("(point|vector).*");
    }

    /** What the server shows of each, in order. */
    List<Optional<String>> read(Connection connection) throws SQLException {
        List<Optional<String>> read = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select " + (isText() ? "concat(x, '')" : "null") + " from t order by id")) {
            while (rows.next()) {
                read.add(Optional.ofNullable(rows.getString(1)));
            }
        }
        return read;
    }
}
