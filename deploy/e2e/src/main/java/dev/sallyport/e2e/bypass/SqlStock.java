package dev.sallyport.e2e.bypass;

import dev.sallyport.client.Query;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.v1.Verb;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database with tables. */
record SqlStock(TestDatabase database, Shop shop) implements Stock {
    SqlStock(TestDatabase database) {
        this(database, Shop.of(database.server()));
    }

    /** Whoever connects may make objects, so that only the gateway stands between. */
    static SqlStock load(TestServer server, String fixture) throws SQLException {
        SqlStock stock = new SqlStock(server.createDatabase());
        stock.database.execute(fixture);
        stock.database.execute(stock.shop.openToAll().toArray(String[]::new));
        return stock;
    }

    @Override
    public String schema() {
        return shop.schema();
    }

    @Override
    public List<String> columns() throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(shop.columns())) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    @Override
    public List<Verb> definitions() {
        return List.of();
    }

    @Override
    public void empower(String role) throws SQLException {
        database.execute(shop.powers(role, database).toArray(String[]::new));
    }

    @Override
    public SqlStock copy() throws SQLException {
        return new SqlStock(database.server().copyOf(database.name()), shop);
    }

    @Override
    public void become(Stock template) throws SQLException {
        database.server().restore(database, template.database().name());
    }

    @Override
    public void mask() throws SQLException {
        database.execute(shop.twin());
    }

    @Override
    public void remove(HiddenRows hidden) throws SQLException {
        database.execute(shop.removal(hidden));
    }

    /** More of them where their table is `users`, fewer elsewhere. */
    @Override
    public void change(HiddenRows hidden) throws SQLException {
        if (hidden.table().equals("users")) {
            database.execute(shop.otherUsers().replace("<hidden>", hidden.condition()));
        } else {
            remove(hidden);
        }
    }

    @Override
    public Map<String, String> digests() throws SQLException {
        try (var connection = database.connect()) {
            return shop.digests(connection);
        }
    }

    @Override
    public Raw.Answer run(String operation, List<String> parameters) throws SQLException {
        return new Raw(database).run(operation, parameters);
    }

    /** What a case needs is said by its version. */
    @Override
    public Optional<String> lacking(String operation) {
        return Optional.empty();
    }

    @Override
    public Query query(String operation, List<String> parameters) {
        return Query.of(Rig.SOURCE, shop.said(operation, database), parameters.toArray());
    }

    @Override
    public String plain() {
        return "select id from products";
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
