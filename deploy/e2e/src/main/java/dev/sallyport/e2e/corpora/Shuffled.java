package dev.sallyport.e2e.corpora;

import java.sql.SQLException;

/** Copies of a world with the same rows in another order: a statement that answers otherwise there has no one answer. */
final class Shuffled {
    /** How many there are, numbered from 1. */
    static final int ORDERS = 2;

    private Shuffled() {}

    /** @param number of the rows that are in the world now */
    static void copy(World world, int number) throws SQLException {
        for (int order = 1; order <= ORDERS; order++) {
            String schema = schema(world, number, order);
            world.run("create schema " + world.quoted(schema));
            for (String table : world.tables().names()) {
                String there = world.quoted(schema) + "." + world.quoted(table);
                var columns = world.tables().columns(table).keySet();
                for (String each : world.wording().copy(world.qualified(table), there, columns, order)) {
                    world.run(each);
                }
                world.run(world.wording().analysis() + there);
            }
        }
    }

    static String schema(World world, int number, int order) {
        return world.schema() + "_" + number + "_order" + order;
    }
}
