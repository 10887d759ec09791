package dev.sallyport.e2e.corpora;

import dev.sallyport.e2e.corpora.Describer.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gives the statements of the corpora tables that a server prepares them against, in as few schemas as they get along in. */
public final class Settlement {
    private static final int WORLDS = 10;

    private final Connection connection;
    private final Wording wording;
    private final String prefix;
    private final Describer server;
    private final List<Settled> settled = new ArrayList<>();
    private final Map<String, Integer> unprepared = new TreeMap<>();
    private final List<String> leftovers = new ArrayList<>();
    private int worlds;

    public Settlement(CorpusDatabase database) throws SQLException {
        this.connection = database.connection();
        this.wording = database.wording();
        this.prefix = database.prefix();
        this.server = wording.describer(connection);
    }

    /** What has found tables so far. */
    public List<Settled> settled() {
        return settled;
    }

    /** Statements that the server does not prepare, by corpus. */
    public Map<String, Integer> unprepared() {
        return unprepared;
    }

    /** The same with what the server says: corpus, SQLSTATE, message, statement. */
    public List<String> leftovers() {
        return leftovers;
    }

    /** Statements of known tables. */
    public void settle(List<Asked> statements, Tables tables, List<String> definitions) throws SQLException {
        World world = next();
        for (String definition : definitions) {
            world.define(definition);
        }
        world.add(tables);
        List<Asked> prepared = new ArrayList<>();
        for (Asked asked : statements) {
            Optional<Fault> fault = server.fault(asked.sql());
            if (fault.isEmpty()) {
                prepared.add(asked);
            } else {
                leave(asked, fault.get());
            }
        }
        settled.add(new Settled(world, prepared));
    }

    /** Statements whose tables have to be guessed; those that do not get along move on to the next schema. */
    public void infer(List<Asked> statements) throws SQLException {
        Map<String, List<Asked>> groups =
                statements.stream().collect(Collectors.groupingBy(Asked::group, TreeMap::new, Collectors.toList()));
        for (List<Asked> group : groups.values()) {
            TypeGuess guess = new TypeGuess();
            group.forEach(asked -> guess.learn(Scan.of(wording.pieces(asked.sql()))));
            inferGroup(group, guess);
        }
    }

    private void inferGroup(List<Asked> group, TypeGuess guess) throws SQLException {
        List<Asked> open = group;
        for (int i = 1; !open.isEmpty() && i <= WORLDS; i++) {
            World world = next();
            List<Asked> fitting = new ArrayList<>();
            Map<Asked, Fault> waiting = new LinkedHashMap<>();
            for (Asked asked : open) {
                Optional<Fault> fault = Trial.fit(world, server, asked.sql(), guess);
                if (fault.isEmpty()) {
                    fitting.add(asked);
                } else if (i < WORLDS && isOfTables(fault.get())) {
                    waiting.put(asked, fault.get());
                } else {
                    leave(asked, fault.get());
                }
            }
            List<Asked> standing = standing(fitting);
            fitting.removeAll(standing);
            fitting.forEach(asked -> waiting.put(asked, new Fault("-", "the tables of others are in its way", -1)));
            settled.add(new Settled(world, standing));
            if (standing.isEmpty() || i == WORLDS) {
                waiting.forEach(this::leave);
                return;
            }
            open = List.copyOf(waiting.keySet());
        }
    }

    /** Those that the server still prepares after the tables have grown. */
    private List<Asked> standing(List<Asked> fitting) throws SQLException {
        List<Asked> standing = new ArrayList<>();
        for (Asked asked : fitting) {
            if (server.fault(asked.sql()).isEmpty()) {
                standing.add(asked);
            }
        }
        return standing;
    }

    /** Whether other tables could help: no error of syntax or grouping. */
    private static boolean isOfTables(Fault fault) {
        return switch (fault.state()) {
            case "42601", "42803", "42P20", "42P10", "42P19" -> false;
            default ->
                !fault.message().startsWith("missing FROM-clause")
                        && !fault.message().startsWith("invalid reference");
        };
    }

    private void leave(Asked asked, Fault fault) {
        unprepared.merge(asked.corpus(), 1, Integer::sum);
        leftovers.add(String.join("\t", asked.corpus(), fault.state(), oneLine(fault.message()), oneLine(asked.sql())));
    }

    /** A text without tabs and line breaks. */
    public static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    World next() throws SQLException {
        return World.create(connection, wording, prefix + "w" + ++worlds);
    }
}
