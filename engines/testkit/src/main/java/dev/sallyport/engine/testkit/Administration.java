package dev.sallyport.engine.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** What differs between the engines in how an administrator speaks with a server of the tests. */
interface Administration {
    /** The JDBC address of a database. */
    String url(String address, String database);

    /** The database that every server has. */
    String home();

    /** How the administrator of a server that we started connects. */
    Properties properties();

    /** The product and what it says of its version, for example `PostgreSQL 18.6`. */
    String version(Connection connection) throws SQLException;

    /** Makes an empty database. */
    void create(Connection connection, String name) throws SQLException;

    /** Makes a copy of a database to which nobody is connected. */
    void copy(Connection connection, String template, String name) throws SQLException;

    /** Drops a database, and ends who is connected to it. */
    void drop(Connection connection, String name) throws SQLException;
}
