package dev.sallyport.engine.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The administrator of MySQL and of MariaDB. */
final class MySqlAdministration implements Administration {
    @Override
    public String url(String address, String database) {
        return "jdbc:mysql://" + address + "/" + database;
    }

    @Override
    public String home() {
        return "mysql";
    }

    /** Without a password there is nothing to hide, and several statements may stand in one text, as in a script. */
    @Override
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", "root");
        properties.setProperty("sslMode", "DISABLED");
        properties.setProperty("allowMultiQueries", "true");
        return properties;
    }

    /** MariaDB says its name in its version, and some of its servers a made-up number to drivers: the question is safe. */
    @Override
    public String version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select version()")) {
            result.next();
            String version = result.getString(1);
            return (version.contains("MariaDB") ? "MariaDB " : "MySQL ") + version.split("-", 2)[0];
        }
    }

    @Override
    public void create(Connection connection, String name) throws SQLException {
        execute(connection, "create database " + name);
    }

    @Override
    public void copy(Connection connection, String template, String name) throws SQLException {
        create(connection, name);
        new MySqlCopy(connection, template, name).run();
    }

    /** A session that still holds the lock of a table would keep the drop waiting. */
    @Override
    public void drop(Connection connection, String name) throws SQLException {
        for (long session : sessions(connection, name)) {
            execute(connection, "kill " + session);
        }
        execute(connection, "drop database if exists " + name);
    }

    private static List<Long> sessions(Connection connection, String name) throws SQLException {
        try (var statement =
                connection.prepareStatement("select id from information_schema.processlist where db = ?")) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                List<Long> sessions = new ArrayList<>();
                while (result.next()) {
                    sessions.add(result.getLong(1));
                }
                return sessions;
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
