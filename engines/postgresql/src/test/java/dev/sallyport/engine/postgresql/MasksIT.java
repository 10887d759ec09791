package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.rewrite.Bindings;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every mask on the nasty values of every type: none raises, the type stays, and the value is the documented one. */
@OnServers
final class MasksIT {
    private static final Mask HASHED_PATH =
            new Mask.Document(DocumentTree.of(Map.of(List.of("a"), new DocumentNode.Masked(new Mask.Hash()))));
    private static final List<Mask> MASKS = List.of(
            new Mask.Null(),
            new Mask.Constant("it''s"),
            new Mask.Redact(),
            new Mask.Hash(),
            HASHED_PATH,
            new Mask.Partial(new Mask.Shape.Email()),
            new Mask.Partial(new Mask.Shape.Last(4)),
            new Mask.Partial(new Mask.Shape.First(1)),
            new Mask.Partial(new Mask.Shape.Last(Integer.MAX_VALUE)),
            new Mask.Generalize(new Mask.Grain.Month()),
            new Mask.Generalize(new Mask.Grain.Year()),
            new Mask.Generalize(new Mask.Grain.Bucket(1)),
            new Mask.Generalize(new Mask.Grain.Bucket(10)),
            new Mask.Generalize(new Mask.Grain.Bucket(Long.MAX_VALUE)));

    private static final String TEXTS =
            "'', '@', '@@', 'a', 'a@b', '@b', 'a@', 'a@b@c', 'é@ü', '日本語のテキスト', ' ', '%', '\\', '''', repeat('x@',500000)";

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("text", TEXTS),
            Map.entry("varchar", TEXTS),
            Map.entry("bpchar", TEXTS),
            Map.entry("bool", "true, false"),
            Map.entry("int2", "-32768, 32767, 0, -1, -10, 9"),
            Map.entry("int4", "-2147483648, 2147483647, 0, -1"),
            Map.entry("int8", "-9223372036854775808, 9223372036854775807, 0, -1"),
            Map.entry("numeric", "'NaN', 'Infinity', '-Infinity', 0, -0.5, 123.456, -1e131000, 1e131000, 1e-16000"),
            Map.entry(
                    "float4", "'NaN', 'Infinity', '-Infinity', -0.0, 1e-45, -3.4028235e38, 3.4028235e38, 1e30, -1e30"),
            Map.entry(
                    "float8", "'NaN', 'Infinity', '-Infinity', -0.0, 5e-324, -1.7976931348623157e308, 1e30, -9.99e29"),
            Map.entry(
                    "date",
                    "'infinity', '-infinity', '4714-11-24 BC', '4714-12-01 BC', '4713-01-01 BC', '0001-01-01 BC',"
                            + " '2024-02-29', '5874897-12-31'"),
            Map.entry(
                    "timestamp",
                    "'infinity', '-infinity', '4714-11-24 00:00:00 BC', '4714-12-31 BC', '294276-12-31 23:59:59.999999'"),
            Map.entry(
                    "timestamptz",
                    "'infinity', '-infinity', '4714-11-24 00:00:00+00 BC', '4713-01-01 00:00:00+00 BC',"
                            + " '294276-12-31 23:59:59.999999+00'"),
            Map.entry("time", "'00:00', '24:00', '23:59:59.999999'"),
            Map.entry("interval", "'0', '-178000000 years', '178000000 years'"),
            Map.entry("uuid", "'00000000-0000-0000-0000-000000000000'"),
            Map.entry("bytea", "'', '\\x00ff'"),
            Map.entry("json", "'null', '{\"a\":[1]}'"),
            Map.entry("jsonb", "'null', '\"x\"', '{\"a\":\"a\"}'"),
            Map.entry("_text", "'{}', '{a,NULL}'"));

    private final PostgresMasks masks = new PostgresMasks(new PostgresTypes(TestCatalog.BUILTINS));
    private final TestDatabase database;

    MasksIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void create() throws SQLException {
        for (var each : VALUES.entrySet()) {
            String table = "public.\"of " + each.getKey() + "\"";
            String rows = each.getValue().replace(", ", "), (");
            database.execute(
                    "drop table if exists " + table,
                    "create table " + table + " (x " + each.getKey() + ")",
                    "insert into " + table + " values (null), (" + rows + ")");
        }
    }

    @Test
    void noMaskRaisesAndTheTypeStays() throws SQLException {
        try (Connection connection = database.connect()) {
            SealedRun.pin(connection);
            for (String type : VALUES.keySet()) {
                for (Mask mask : MASKS) {
                    SealedRun.Answer answer = masked(connection, type, mask);
                    assertThat(answer.error()).as(type + " " + mask.label()).isEmpty();
                    assertThat(answer.types()).as(type + " " + mask.label()).containsExactly(type);
                }
            }
        }
    }

    @Test
    void textMasksShowWhatTheySay() throws SQLException {
        assertThat(rows("text", new Mask.Partial(new Mask.Shape.Email())))
                .startsWith(
                        "NULL",
                        "'***'",
                        "'@***@'",
                        "'@***@'",
                        "'***'",
                        "'a***@b'",
                        "'@***@b'",
                        "'a***@'",
                        "'a***@c'",
                        "'é***@ü'",
                        "'***'");
        assertThat(rows("text", new Mask.Partial(new Mask.Shape.Last(2))))
                .startsWith("NULL", "'****'", "'****'", "'****'", "'****'", "'****@b'", "'****'", "'****'", "'****@c'");
        assertThat(rows("text", new Mask.Partial(new Mask.Shape.First(1))))
                .startsWith("NULL", "'****'", "'****'", "'@****'", "'****'", "'a****'");
        assertThat(rows("text", new Mask.Redact())).startsWith("NULL", "'***'").hasSize(16);
        assertThat(rows("text", new Mask.Constant("x"))).containsOnly("'x'");
        assertThat(rows("text", new Mask.Null())).containsOnly("NULL");
    }

    @Test
    void hashIsKeyedAndNested() throws SQLException {
        assertThat(rows("text", new Mask.Hash()).get(4))
                .isEqualTo("'" + nested("a") + "'")
                .hasSize(66);
    }

    @Test
    void aPathIsHashedAsAColumnIs() throws SQLException {
        assertThat(rows("jsonb", HASHED_PATH))
                .containsExactly("NULL", "'{}'", "'{}'", "'{\"a\": \"" + nested("a") + "\"}'");
    }

    @Test
    void numbersFallIntoTheBucketBelow() throws SQLException {
        assertThat(rows("int2", bucket(10)))
                .containsExactly("NULL", "'-32768'", "'32760'", "'0'", "'-10'", "'-10'", "'0'");
        assertThat(rows("numeric", bucket(10)))
                .containsExactly("NULL", "NULL", "NULL", "NULL", "'0'", "'-10'", "'120'", "NULL", "NULL", "'0'");
    }

    @Test
    void momentsFallToTheFirstDay() throws SQLException {
        assertThat(rows("date", new Mask.Generalize(new Mask.Grain.Month())))
                .containsExactly(
                        "NULL",
                        "'infinity'",
                        "'-infinity'",
                        "'4714-11-24 BC'",
                        "'4714-12-01 BC'",
                        "'4713-01-01 BC'",
                        "'0001-01-01 BC'",
                        "'2024-02-01'",
                        "'5874897-12-01'");
        assertThat(rows("date", new Mask.Generalize(new Mask.Grain.Year())))
                .containsExactly(
                        "NULL",
                        "'infinity'",
                        "'-infinity'",
                        "'4714-11-24 BC'",
                        "'4714-11-24 BC'",
                        "'4713-01-01 BC'",
                        "'0001-01-01 BC'",
                        "'2024-01-01'",
                        "'5874897-01-01'");
    }

    private static Mask bucket(long width) {
        return new Mask.Generalize(new Mask.Grain.Bucket(width));
    }

    private List<String> rows(String type, Mask mask) throws SQLException {
        try (Connection connection = database.connect()) {
            SealedRun.pin(connection);
            return masked(connection, type, mask).rows();
        }
    }

    private SealedRun.Answer masked(Connection connection, String type, Mask mask) {
        Bindings bindings = new Bindings(0);
        Value key = new Value.Bytes(TestReader.KEY.bytes());
        PostgresType column = TestCatalog.BUILTINS.type(type).orElseThrow();
        Expression plain = new ResolvedColumn(0, new Name("t"), new Name("x"), Mark.NONE);
        Expression masked = masks.mask(mask, plain, column, () -> Sql.cast(bindings.bind(key), "bytea"));
        TableReference table = new TableReference(
                0, QualifiedName.of("public", "of " + type), false, new Name("t"), List.of(), Mark.NONE);
        Query query = Query.of(Select.of(List.of(new Output(masked, new Name("x"), Mark.NONE)), List.of(table), null));
        Printed printed = new Printer(new PostgresDialect()).print(query, ParameterStyle.POSITIONAL);
        return SealedRun.run(
                connection,
                printed.text(),
                Collections.nCopies(printed.parameters().size(), key));
    }

    private static String nested(String value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(TestReader.KEY.bytes());
            byte[] inner = digest.digest(value.getBytes(StandardCharsets.UTF_8));
            digest.update(TestReader.KEY.bytes());
            return HexFormat.of().formatHex(digest.digest(inner));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
