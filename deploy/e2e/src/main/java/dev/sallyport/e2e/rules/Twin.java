package dev.sallyport.e2e.rules;

import static java.util.stream.Collectors.joining;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.ColumnRule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of two databases, and the desk of an agent who must not tell it from the other. */
final class Twin implements AutoCloseable {
    private static final Pattern EITHER = Pattern.compile("\\{([^{}|]*)\\|([^{}|]*)\\}");
    private static final ColumnRule MASKED = new ColumnRule.Masked(new Mask.Null());
    private static final ColumnRule WITHHELD = new ColumnRule.Withheld();
    private static final Map<String, ColumnRule> RULES = Map.of(
            "people.ssn", MASKED,
            "people.nick", MASKED,
            "people.salary", WITHHELD,
            "people.bonus", WITHHELD,
            "people.malus", WITHHELD,
            "kept.ssn", MASKED,
            "sales.ssn", MASKED);
    private static final RowFilter OWN = equal("tenant", new Value.Int(1));
    /** A filter that costs more than a condition, so that the server checks it last. */
    private static final RowFilter DEAR = new RowFilter.Any(Stream.of(1, -1, -2, -3, -4, -5, -6)
            .map(tenant -> equal("tenant", new Value.Int(tenant)))
            .toList());
    /** Tables whose masked and filtered rows stand in the place of themselves where a rule about names is taken away. */
    private static final List<String> WRAPPED = List.of("people", "visits", "tickets");

    private static final List<String> CLEAR = List.of(
            "tickets",
            "events",
            "bought",
            "notes",
            "rich",
            "nested",
            "matched",
            "ranked",
            "counted",
            "paired",
            "first_one",
            "guarded",
            "united",
            "asked",
            "kept",
            "audits",
            "bought_1",
            "sales_1",
            "sales_2",
            "sales_2_2",
            "owned",
            "released",
            "tickets_id_seq");
    private static final List<String> FILTERED = List.of("people", "sales");

    private final TestDatabase database;
    private final int side;
    private final Desk desk;

    private Twin(TestDatabase database, int side) throws SQLException, EngineFailure {
        this.database = database;
        this.side = side;
        build();
        this.desk = desk();
    }

    static Twin open(TestDatabase database, int side) throws SQLException, EngineFailure {
        try {
            return new Twin(database, side);
        } catch (SQLException | EngineFailure | RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private void build() throws SQLException {
        database.execute(of(Attacks.resource("attacks.sql")));
    }

    /** A text with what this side alone has. */
    private String of(String text) {
        return EITHER.matcher(text).replaceAll(either -> Matcher.quoteReplacement(either.group(1 + side)));
    }

    private static RowFilter equal(String column, Value value) {
        return new RowFilter.Compare(column, Comparison.EQUAL, new Operand.Literal(value));
    }

    private Desk desk() throws EngineFailure {
        Desk opened = new Desk(database, RULES);
        CLEAR.forEach(table -> opened.grants(table, Verb.READ));
        FILTERED.forEach(table -> opened.grants(table, Optional.of(OWN), Verb.READ));
        ObjectName members = opened.name("members");
        RowFilter mine = new RowFilter.In("person", members, "person", equal("team", new Value.Text("mine")));
        return opened.grants("visits", Optional.of(mine), Verb.READ).grants("loans", Optional.of(DEAR), Verb.READ);
    }

    /** What the agent hears of the gateway. */
    Heard with(Attack attack) throws SQLException, EngineFailure {
        return ask(attack, Without.NOTHING, desk.classes());
    }

    /** What the agent hears where the rule is gone. */
    String without(Attack attack) throws SQLException, EngineFailure {
        return switch (attack.without()) {
            case RAW -> raw(attack, of(attack.sql()));
            case MASKED -> raw(attack, masked(of(attack.sql())));
            case UNFENCED -> ask(attack, Without.fence(), desk.classes()).whole();
            case UNCHECKED -> ask(attack, Without.comparison(), desk.classes()).whole();
            case BY_NAME -> ask(attack, Without.NOTHING, List.of()).whole();
            case UNMASKED -> ask(attack, Without.masks(), desk.classes()).whole();
        };
    }

    /** Somebody else's session, in the middle of something. */
    private Connection hold(Attack attack) throws SQLException {
        Connection other = database.connect();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            for (String sql : attack.others().held()) {
                statement.execute(of(sql));
            }
        }
        return other;
    }

    /** @param known classes from before; none for those of the names that columns have by then */
    private Heard ask(Attack attack, Without rule, List<Classification> known) throws SQLException, EngineFailure {
        before(attack);
        desk.knows(known);
        try (Connection _ = hold(attack)) {
            Heard heard = desk.ask(of(attack.sql()), rule, () -> meanwhile(attack));
            return new Heard(heard.text(), heard.whole().replace(database.name(), "database"));
        } finally {
            desk.knows(List.of());
            rebuild(attack);
        }
    }

    private void before(Attack attack) throws SQLException, EngineFailure {
        run(attack.others().before());
        if (!attack.others().before().isEmpty()) {
            desk.refresh();
        }
    }

    private void meanwhile(Attack attack) {
        try {
            run(attack.others().meanwhile());
        } catch (SQLException e) {
            throw new IllegalStateException(attack.toString(), e);
        }
    }

    /** What others do to the database. */
    private void run(List<String> statements) throws SQLException {
        database.execute(statements.stream().map(this::of).toArray(String[]::new));
    }

    private void rebuild(Attack attack) throws SQLException, EngineFailure {
        if (!attack.others().changesNothing()) {
            build();
            desk.refresh();
        }
    }

    /** The agent's text over the masked and filtered rows. */
    private String masked(String sql) {
        String tables = WRAPPED.stream()
                .map(table -> table + " as (" + desk.print("select * from " + table) + ")")
                .collect(joining(", "));
        return "with " + tables + " " + sql;
    }

    /** What the server itself tells the gateway's role, with the search path of a plain session. */
    private String raw(Attack attack, String sql) throws SQLException, EngineFailure {
        run(attack.others().before());
        run(attack.others().meanwhile());
        StringBuilder text = new StringBuilder("ran");
        try (Connection _ = hold(attack);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session authorization desk_writer");
            try (ResultSet rows = statement.executeQuery(sql)) {
                add(rows, text);
            }
        } catch (SQLException e) {
            text.append(' ').append(e.getMessage());
        } finally {
            rebuild(attack);
        }
        return text.toString().replace(database.name(), "database");
    }

    private static void add(ResultSet rows, StringBuilder text) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        for (int at = 1; at <= columns; at++) {
            text.append(' ').append(rows.getMetaData().getColumnLabel(at));
        }
        while (rows.next()) {
            for (int at = 1; at <= columns; at++) {
                text.append(at == 1 ? '\n' : '|').append(rows.getString(at));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        desk.close();
        database.close();
    }
}
