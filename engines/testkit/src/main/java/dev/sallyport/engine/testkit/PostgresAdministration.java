package dev.sallyport.engine.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** The administrator of PostgreSQL. */
final class PostgresAdministration implements Administration {
    @Override
    public String url(String address, String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    @Override
    public String home() {
        return "postgres";
    }

    @Override
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        return properties;
    }

    @Override
    public String version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("show server_version")) {
            result.next();
            return "PostgreSQL " + result.getString(1).split(" ", 2)[0];
        }
    }

    @Override
    public void create(Connection connection, String name) throws SQLException {
        copy(connection, "template1", name);
    }

    @Override
    public void copy(Connection connection, String template, String name) throws SQLException {
        execute(connection, "create database " + name + " template " + template);
    }

    @Override
    public void drop(Connection connection, String name) throws SQLException {
        execute(connection, "drop database if exists " + name + " with (force)");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
