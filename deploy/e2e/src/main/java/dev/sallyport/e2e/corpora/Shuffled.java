package dev.sallyport.e2e.corpora;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Copies of a world with the same rows in another order: a statement that answers otherwise there has no one answer. */
final class Shuffled {
    private Shuffled() {}

    static void copy(World world, Connection connection) throws SQLException {
        copy(world, connection, schema(world, 1), "ctid desc");
        copy(world, connection, schema(world, 2), "md5(t::text), ctid");
    }

    static String schema(World world, int number) {
        return world.schema() + "_order" + number;
    }

    private static void copy(World world, Connection connection, String copy, String order) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema " + copy);
            for (String table : world.tables().names()) {
                String here = World.quoted(world.schema()) + "." + World.quoted(table);
                String there = World.quoted(copy) + "." + World.quoted(table);
                statement.execute("create table " + there + " (like " + here + " including indexes)");
                statement.execute("insert into " + there + " select * from " + here + " t order by " + order);
            }
            statement.execute("analyze");
        }
    }
}
