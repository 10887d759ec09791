package dev.sallyport.engine.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** Makes in one database what is in another: tables with their rows, routines, views and triggers. */
final class MySqlCopy {
    private final Connection connection;
    private final String template;
    private final String name;

    MySqlCopy(Connection connection, String template, String name) {
        this.connection = connection;
        this.template = template;
        this.name = name;
    }

    void run() throws SQLException {
        execute("set session foreign_key_checks = 0, sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
        for (String table : tables("table_type <> 'VIEW'")) {
            make(definition("table", table, 2));
            fill(table);
        }
        for (String function : names("select routine_name from information_schema.routines"
                + " where routine_schema = ? and routine_type = 'FUNCTION'")) {
            make(definition("function", function, 3));
        }
        for (String procedure : names("select routine_name from information_schema.routines"
                + " where routine_schema = ? and routine_type = 'PROCEDURE'")) {
            make(definition("procedure", procedure, 3));
        }
        makeViews(new ArrayDeque<>(tables("table_type = 'VIEW'")));
        for (String trigger : names(
                "select trigger_name from information_schema.triggers where trigger_schema = ? order by action_order")) {
            make(definition("trigger", trigger, 3));
        }
    }

    private List<String> tables(String condition) throws SQLException {
        return names("select table_name from information_schema.tables where table_schema = ? and " + condition);
    }

    /** A view of a view waits for it. */
    private void makeViews(Deque<String> open) throws SQLException {
        int failures = 0;
        while (!open.isEmpty()) {
            String view = open.removeFirst();
            try {
                make(definition("view", view, 2));
                failures = 0;
            } catch (SQLException e) {
                open.addLast(view);
                if (++failures == open.size()) {
                    throw e;
                }
            }
        }
    }

    /** The text that makes an object, free of the name of its database, for that is chosen when it is asked for. */
    private String definition(String kind, String object, int column) throws SQLException {
        execute("use " + template);
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("show create " + kind + " " + quote(object))) {
            result.next();
            return result.getString(column);
        }
    }

    private void make(String definition) throws SQLException {
        execute("use " + name);
        execute(definition);
    }

    /** A computed column computes itself. */
    private void fill(String table) throws SQLException {
        String columns = names("select column_name from information_schema.columns where table_schema = ?"
                        + " and coalesce(generation_expression, '') = '' and table_name = " + literal(table)
                        + " order by ordinal_position")
                .stream()
                .map(MySqlCopy::quote)
                .collect(Collectors.joining(", "));
        execute("insert into " + name + "." + quote(table) + " (" + columns + ") select " + columns + " from "
                + template + "." + quote(table));
    }

    private List<String> names(String question) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, template);
            try (var result = statement.executeQuery()) {
                List<String> names = new ArrayList<>();
                while (result.next()) {
                    names.add(result.getString(1));
                }
                return names;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
